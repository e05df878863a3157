/** Label | municipality when it has another name | latitude, longitude | other spellings. */
export const noordBrabant = `
Eindhoven | | 51.440, 5.478 |
Tilburg | | 51.560, 5.091 |
Breda | | 51.588, 4.776 |
Den Bosch | 's-Hertogenbosch | 51.689, 5.304 | 's-Hertogenbosch, s Hertogenbosch, Hertogenbosch, Rosmalen
Helmond | | 51.481, 5.661 |
Oss | | 51.765, 5.518 |
Roosendaal | | 51.531, 4.465 |
Bergen op Zoom | | 51.495, 4.287 |
Oosterhout | | 51.645, 4.860 |
Veldhoven | | 51.418, 5.404 |
Waalwijk | | 51.685, 5.070 |
Uden | Maashorst | 51.661, 5.618 |
Veghel | Meierijstad | 51.616, 5.548 |
Schijndel | Meierijstad | 51.622, 5.433 |
Sint-Oedenrode | Meierijstad | 51.566, 5.460 | St. Oedenrode
Best | | 51.511, 5.394 |
Boxtel | | 51.591, 5.329 |
Vught | | 51.653, 5.287 |
Valkenswaard | | 51.351, 5.460 |
Geldrop | Geldrop-Mierlo | 51.421, 5.559 |
Mierlo | Geldrop-Mierlo | 51.441, 5.619 |
Nuenen | | 51.472, 5.549 |
Waalre | | 51.387, 5.446 |
Bergeijk | | 51.320, 5.359 |
Son | Son en Breugel | 51.512, 5.496 | Son en Breugel
Deurne | | 51.462, 5.795 |
Asten | | 51.403, 5.747 |
Someren | | 51.385, 5.712 |
Gemert | Gemert-Bakel | 51.555, 5.688 |
Boxmeer | Land van Cuijk | 51.648, 5.946 |
Cuijk | Land van Cuijk | 51.731, 5.879 |
Grave | Land van Cuijk | 51.759, 5.738 |
Heesch | Bernheze | 51.733, 5.528 |
Heeswijk-Dinther | Bernheze | 51.648, 5.469 |
Etten-Leur | | 51.571, 4.636 |
Zundert | | 51.471, 4.660 |
Rucphen | | 51.532, 4.559 |
Oudenbosch | Halderberge | 51.590, 4.523 |
Zevenbergen | Moerdijk | 51.645, 4.604 |
Moerdijk | | 51.702, 4.626 |
Made | Drimmelen | 51.676, 4.795 |
Geertruidenberg | | 51.702, 4.859 |
Raamsdonksveer | Geertruidenberg | 51.697, 4.872 |
Dongen | | 51.627, 4.939 |
Rijen | Gilze en Rijen | 51.590, 4.918 |
Goirle | | 51.520, 5.067 |
Oisterwijk | | 51.580, 5.194 |
Oirschot | | 51.505, 5.310 |
Kaatsheuvel | Loon op Zand | 51.657, 5.035 |
Drunen | Heusden | 51.686, 5.133 |
Vlijmen | Heusden | 51.696, 5.213 |
Eersel | | 51.358, 5.317 |
Bladel | | 51.369, 5.219 |
Reusel | Reusel-De Mierden | 51.363, 5.165 |
Heeze | Heeze-Leende | 51.382, 5.571 |
Budel | Cranendonck | 51.273, 5.575 |
Maarheeze | Cranendonck | 51.312, 5.616 |
Steenbergen | | 51.585, 4.318 |
Hoogerheide | Woensdrecht | 51.425, 4.324 |
Werkendam | Altena | 51.810, 4.893 |
Sint-Michielsgestel | | 51.643, 5.352 | St. Michielsgestel
Hilvarenbeek | | 51.486, 5.139 |
Baarle-Nassau | | 51.448, 4.929 |
Laarbeek | | 51.527, 5.617 | Beek en Donk
Prinsenbeek | Breda | 51.597, 4.713 |
Udenhout | Tilburg | 51.609, 5.143 |
`;
export const zeeland = `
Middelburg | | 51.499, 3.614 |
Vlissingen | | 51.443, 3.574 |
Goes | | 51.504, 3.889 |
Terneuzen | | 51.335, 3.828 |
Zierikzee | Schouwen-Duiveland | 51.650, 3.917 |
Hulst | | 51.281, 4.054 |
Tholen | | 51.532, 4.221 |
Kapelle | | 51.487, 3.957 |
Yerseke | Reimerswaal | 51.493, 4.050 |
Kruiningen | Reimerswaal | 51.450, 4.035 |
Oostburg | Sluis | 51.327, 3.488 |
Sluis | | 51.308, 3.386 |
Borsele | | 51.423, 3.735 |
Heinkenszand | Borsele | 51.474, 3.809 |
Veere | | 51.548, 3.667 |
Sas van Gent | Terneuzen | 51.228, 3.799 |
`;
/** Abroad: label | municipality | latitude, longitude | other spellings | country. */
export const abroad = `
Brussel | | 50.850, 4.352 | Brussels, Bruxelles, Brussels Hoofdstedelijk Gewest | BE
Antwerpen | | 51.221, 4.400 | Antwerp, Anvers | BE
Gent | | 51.054, 3.725 | Ghent | BE
Brugge | | 51.209, 3.224 | Bruges | BE
Leuven | | 50.880, 4.701 | Louvain | BE
Mechelen | | 51.026, 4.478 | Malines | BE
Hasselt BE | Hasselt | 50.930, 5.338 | Hasselt (België), Hasselt | BE
Genk | | 50.966, 5.502 | | BE
Turnhout | | 51.323, 4.945 | | BE
Kortrijk | | 50.828, 3.265 | | BE
Luik | | 50.633, 5.567 | Liège, Liege | BE
Zaventem | | 50.884, 4.473 | Diegem | BE
Aalst | | 50.938, 4.040 | | BE
Sint-Niklaas | | 51.165, 4.143 | | BE
Luxemburg | | 49.612, 6.130 | Luxembourg | LU
Düsseldorf | | 51.227, 6.773 | Dusseldorf, Duesseldorf | DE
Keulen | Köln | 50.938, 6.960 | Köln, Cologne, Koeln | DE
Aken | Aachen | 50.776, 6.084 | Aachen | DE
Essen | | 51.456, 7.012 | | DE
Duisburg | | 51.434, 6.762 | | DE
Dortmund | | 51.514, 7.465 | | DE
Münster | | 51.961, 7.626 | Muenster | DE
Kleve | | 51.787, 6.138 | Kleef, Cleves | DE
Osnabrück | | 52.279, 8.047 | Osnabrueck | DE
Hamburg | | 53.551, 9.994 | | DE
Berlijn | Berlin | 52.520, 13.405 | Berlin | DE
Frankfurt | Frankfurt am Main | 50.110, 8.682 | Frankfurt am Main | DE
München | | 48.137, 11.575 | Munich, Muenchen | DE
Rijsel | Lille | 50.630, 3.070 | Lille | FR
Parijs | Paris | 48.857, 2.352 | Paris | FR
Londen | London | 51.507, -0.128 | London | GB
Manchester | | 53.481, -2.242 | | GB
Dublin | | 53.349, -6.260 | | IE
Barcelona | | 41.385, 2.173 | | ES
Madrid | | 40.417, -3.703 | | ES
Lissabon | Lisboa | 38.722, -9.139 | Lisbon, Lisboa | PT
Milaan | Milano | 45.464, 9.190 | Milan, Milano | IT
Kopenhagen | København | 55.676, 12.568 | Copenhagen, København | DK
Stockholm | | 59.329, 18.069 | | SE
Wenen | Wien | 48.208, 16.373 | Vienna, Wien | AT
Zürich | | 47.377, 8.541 | Zurich, Zuerich | CH
Willemstad | | 12.108, -68.935 | Curaçao, Curacao | CW
`;
