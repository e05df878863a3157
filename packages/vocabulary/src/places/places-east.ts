/** Label | municipality when it has another name | latitude, longitude | other spellings. */
export const gelderland = `
Arnhem | | 51.985, 5.899 |
Nijmegen | | 51.843, 5.855 |
Apeldoorn | | 52.211, 5.970 |
Ede | | 52.040, 5.665 |
Doetinchem | | 51.965, 6.288 |
Zutphen | | 52.142, 6.196 |
Tiel | | 51.888, 5.430 |
Harderwijk | | 52.341, 5.620 |
Barneveld | | 52.141, 5.585 |
Wageningen | | 51.969, 5.666 |
Winterswijk | | 51.972, 6.720 |
Zevenaar | | 51.928, 6.076 |
Culemborg | | 51.956, 5.228 |
Nunspeet | | 52.377, 5.784 |
Ermelo | | 52.299, 5.622 |
Putten | | 52.259, 5.606 |
Nijkerk | | 52.221, 5.486 |
Elburg | | 52.447, 5.840 |
Epe | | 52.348, 5.984 |
Heerde | | 52.388, 6.040 |
Hattem | | 52.475, 6.067 |
Voorst | | 52.177, 6.142 |
Twello | Voorst | 52.237, 6.103 |
Lochem | | 52.160, 6.413 |
Borculo | Berkelland | 52.115, 6.522 |
Eibergen | Berkelland | 52.100, 6.648 |
Groenlo | Oost Gelre | 52.042, 6.612 |
Lichtenvoorde | Oost Gelre | 51.987, 6.566 |
Aalten | | 51.926, 6.580 |
Gaanderen | Doetinchem | 51.931, 6.349 |
Ulft | Oude IJsselstreek | 51.890, 6.381 |
Terborg | Oude IJsselstreek | 51.921, 6.355 |
's-Heerenberg | Montferland | 51.877, 6.246 |
Didam | Montferland | 51.940, 6.133 |
Duiven | | 51.947, 6.021 |
Westervoort | | 51.957, 5.972 |
Doesburg | | 52.013, 6.138 |
Velp | Rheden | 51.995, 5.975 |
Dieren | Rheden | 52.051, 6.103 |
Rheden | | 52.005, 6.031 |
Oosterbeek | Renkum | 51.986, 5.845 |
Renkum | | 51.973, 5.739 |
Elst | Overbetuwe | 51.919, 5.847 | Elst Gld
Huissen | Lingewaard | 51.937, 5.940 |
Bemmel | Lingewaard | 51.893, 5.899 |
Wijchen | | 51.809, 5.725 |
Beuningen | | 51.861, 5.767 |
Druten | | 51.888, 5.606 |
Malden | Heumen | 51.781, 5.853 |
Groesbeek | Berg en Dal | 51.777, 5.936 |
Geldermalsen | West Betuwe | 51.881, 5.288 |
Beesd | West Betuwe | 51.887, 5.190 |
Zaltbommel | | 51.810, 5.249 |
Kerkdriel | Maasdriel | 51.773, 5.336 |
Hedel | Maasdriel | 51.747, 5.258 |
Kesteren | Neder-Betuwe | 51.936, 5.569 |
Buren | | 51.911, 5.332 |
Bennekom | Ede | 51.999, 5.676 |
Lunteren | Ede | 52.087, 5.622 |
Voorthuizen | Barneveld | 52.187, 5.606 |
Vaassen | Epe | 52.288, 5.968 |
Vorden | Bronckhorst | 52.105, 6.310 |
Hengelo Gld | Bronckhorst | 52.052, 6.309 | Hengelo (Gelderland), Hengelo
Brummen | | 52.091, 6.155 |
Eerbeek | Brummen | 52.104, 6.063 |
Scherpenzeel | | 52.079, 5.490 | Scherpenzeel Gld
Wezep | Oldebroek | 52.463, 6.000 |
Oldebroek | | 52.447, 5.902 |
`;
export const utrechtProvince = `
Utrecht | | 52.091, 5.122 | Utrecht Leidsche Rijn, Leidsche Rijn, Utrecht Lunetten, Utrecht Binnenstad, Utrecht Centrum
Amersfoort | | 52.156, 5.388 |
Zeist | | 52.089, 5.234 |
Nieuwegein | | 52.029, 5.085 |
Veenendaal | | 52.026, 5.555 |
Houten | | 52.033, 5.168 |
Woerden | | 52.086, 4.884 |
Soest | | 52.174, 5.291 |
IJsselstein | | 52.021, 5.043 |
De Bilt | | 52.109, 5.180 |
Bilthoven | De Bilt | 52.129, 5.199 |
Maarssen | Stichtse Vecht | 52.137, 5.041 |
Breukelen | Stichtse Vecht | 52.173, 5.001 |
Vianen | Vijfheerenlanden | 51.990, 5.093 |
Leerdam | Vijfheerenlanden | 51.893, 5.094 |
Mijdrecht | De Ronde Venen | 52.206, 4.863 |
Vinkeveen | De Ronde Venen | 52.217, 4.933 |
Baarn | | 52.212, 5.287 |
Bunnik | | 52.067, 5.197 |
Odijk | Bunnik | 52.052, 5.233 |
Driebergen | Utrechtse Heuvelrug | 52.054, 5.283 | Driebergen-Rijsenburg
Doorn | Utrechtse Heuvelrug | 52.033, 5.345 |
Leersum | Utrechtse Heuvelrug | 52.011, 5.428 |
Leusden | | 52.132, 5.432 |
Bunschoten | | 52.243, 5.379 | Spakenburg, Bunschoten-Spakenburg
Rhenen | | 51.960, 5.570 |
Wijk bij Duurstede | | 51.976, 5.342 |
Harmelen | Woerden | 52.091, 4.963 |
Montfoort | | 52.046, 4.952 |
Oudewater | | 52.025, 4.869 |
Lopik | | 51.973, 4.946 |
Renswoude | | 52.074, 5.541 |
Woudenberg | | 52.081, 5.416 |
Eemnes | | 52.254, 5.257 |
De Meern | Utrecht | 52.081, 5.030 | Vleuten, Vleuten-De Meern
Den Dolder | Zeist | 52.138, 5.240 |
`;
export const limburg = `
Maastricht | | 50.851, 5.691 |
Venlo | | 51.370, 6.172 |
Heerlen | | 50.888, 5.979 |
Sittard | Sittard-Geleen | 51.000, 5.870 | Sittard-Geleen
Geleen | Sittard-Geleen | 50.974, 5.829 |
Roermond | | 51.194, 5.987 |
Weert | | 51.252, 5.706 |
Kerkrade | | 50.866, 6.063 |
Brunssum | | 50.947, 5.971 |
Landgraaf | | 50.893, 6.022 |
Venray | | 51.525, 5.975 |
Horst | Horst aan de Maas | 51.454, 6.051 | Horst aan de Maas
Panningen | Peel en Maas | 51.327, 5.978 |
Tegelen | Venlo | 51.344, 6.137 |
Blerick | Venlo | 51.369, 6.149 |
Echt | Echt-Susteren | 51.105, 5.872 |
Susteren | Echt-Susteren | 51.065, 5.855 |
Stein | | 50.969, 5.767 | Stein Lb
Beek | | 50.940, 5.796 | Beek Lb
Valkenburg | Valkenburg aan de Geul | 50.865, 5.832 | Valkenburg aan de Geul
Meerssen | | 50.886, 5.750 |
Gulpen | Gulpen-Wittem | 50.815, 5.888 |
Vaals | | 50.771, 6.018 |
Gennep | | 51.698, 5.973 |
Heijen | Gennep | 51.676, 5.982 |
Nederweert | | 51.286, 5.748 |
Heythuysen | Leudal | 51.250, 5.898 |
Born | Sittard-Geleen | 51.032, 5.810 | Born Lb
Bergen | Bergen (L) | 51.600, 6.040 | Bergen Lb
Reuver | Beesel | 51.284, 6.079 |
Nuth | Beekdaelen | 50.918, 5.886 |
Eijsden | Eijsden-Margraten | 50.776, 5.710 |
Sevenum | Horst aan de Maas | 51.412, 6.038 |
Maasbracht | Maasgouw | 51.142, 5.892 |
`;
