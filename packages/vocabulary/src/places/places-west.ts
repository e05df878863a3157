/** Label | municipality when it has another name | latitude, longitude | other spellings. */
export const noordHolland = `
Amsterdam | | 52.371, 4.897 | Amsterdam Noord, Amsterdam Centrum, Amsterdam Nieuw-West, Amsterdam Oost, Amsterdam West, Amsterdam Sloterdijk, A'dam
Amsterdam-Zuidoost | Amsterdam | 52.307, 4.965 | Amsterdam Zuidoost, Amsterdam Z.O.
Amsterdam-Zuid | Amsterdam | 52.342, 4.874 | Amsterdam Zuid, Zuidas
Haarlem | | 52.381, 4.637 |
Zaandam | Zaanstad | 52.439, 4.826 | Zaanstad
Wormerveer | Zaanstad | 52.489, 4.789 |
Krommenie | Zaanstad | 52.500, 4.763 |
Hoofddorp | Haarlemmermeer | 52.303, 4.690 | Haarlemmermeer
Nieuw-Vennep | Haarlemmermeer | 52.265, 4.634 |
Badhoevedorp | Haarlemmermeer | 52.338, 4.783 |
Schiphol | Haarlemmermeer | 52.309, 4.764 | Schiphol-Rijk, Luchthaven Schiphol, Schiphol Airport, Schiphol Centrum
Rijsenhout | Haarlemmermeer | 52.259, 4.709 |
Lijnden | Haarlemmermeer | 52.354, 4.757 |
Vijfhuizen | Haarlemmermeer | 52.352, 4.677 |
Alkmaar | | 52.632, 4.749 |
Hilversum | | 52.224, 5.176 |
Amstelveen | | 52.303, 4.858 |
Purmerend | | 52.505, 4.960 |
Hoorn | | 52.642, 5.060 |
Beverwijk | | 52.483, 4.657 |
Heemskerk | | 52.511, 4.672 |
Velsen | | 52.466, 4.650 |
IJmuiden | Velsen | 52.460, 4.610 |
Velserbroek | Velsen | 52.435, 4.665 |
Heerhugowaard | Dijk en Waard | 52.664, 4.835 | Dijk en Waard
Den Helder | | 52.956, 4.761 |
Castricum | | 52.548, 4.669 |
Heiloo | | 52.602, 4.706 |
Schagen | | 52.788, 4.798 |
Enkhuizen | | 52.704, 5.292 |
Medemblik | | 52.772, 5.106 |
Wognum | Medemblik | 52.682, 5.024 |
Zwaagdijk-Oost | Medemblik | 52.692, 5.126 | Zwaagdijk
Zwaag | Hoorn | 52.668, 5.073 |
Volendam | Edam-Volendam | 52.495, 5.071 |
Edam | Edam-Volendam | 52.512, 5.048 |
Bussum | Gooise Meren | 52.274, 5.163 |
Naarden | Gooise Meren | 52.295, 5.160 |
Muiden | Gooise Meren | 52.330, 5.069 |
Weesp | Amsterdam | 52.308, 5.042 |
Huizen | | 52.299, 5.243 |
Laren | | 52.256, 5.227 | Laren NH
Blaricum | | 52.272, 5.243 |
Aalsmeer | | 52.262, 4.752 |
Uithoorn | | 52.236, 4.827 |
Diemen | | 52.340, 4.963 |
Ouderkerk aan de Amstel | Ouder-Amstel | 52.294, 4.914 | Duivendrecht
Heemstede | | 52.351, 4.620 |
Bloemendaal | | 52.404, 4.622 |
Zandvoort | | 52.372, 4.533 |
Bergen NH | Bergen (NH) | 52.669, 4.704 | Bergen (Noord-Holland), Bergen
Landsmeer | | 52.431, 4.916 |
Oostzaan | | 52.439, 4.875 |
Wormer | Wormerland | 52.496, 4.810 |
Assendelft | Zaanstad | 52.470, 4.743 |
Uitgeest | | 52.529, 4.711 |
Middenmeer | Hollands Kroon | 52.809, 4.998 |
Wieringerwerf | Hollands Kroon | 52.850, 5.026 |
Noord-Scharwoude | Dijk en Waard | 52.695, 4.810 | Langedijk
Loosdrecht | Wijdemeren | 52.208, 5.138 |
Den Burg | Texel | 53.055, 4.797 | Texel
Monnickendam | Waterland | 52.457, 5.036 |
Bovenkarspel | Stede Broec | 52.697, 5.246 |
Halfweg | Haarlemmermeer | 52.386, 4.753 |
`;
export const zuidHolland = `
Rotterdam | | 51.922, 4.479 | Rotterdam Centrum, Rotterdam Zuid, R'dam
Rozenburg | Rotterdam | 51.905, 4.249 | Rozenburg ZH, Europoort, Botlek
Hoogvliet | Rotterdam | 51.862, 4.356 | Hoogvliet Rotterdam
Den Haag | 's-Gravenhage | 52.077, 4.301 | 's-Gravenhage, The Hague, s Gravenhage, Scheveningen
Leiden | | 52.160, 4.497 |
Dordrecht | | 51.813, 4.674 |
Zoetermeer | | 52.061, 4.494 |
Delft | | 52.012, 4.359 |
Alphen aan den Rijn | | 52.129, 4.658 | Alphen a/d Rijn, Alphen
Gouda | | 52.011, 4.711 |
Schiedam | | 51.920, 4.399 |
Vlaardingen | | 51.912, 4.342 |
Spijkenisse | Nissewaard | 51.845, 4.330 | Nissewaard
Capelle aan den IJssel | | 51.930, 4.578 | Capelle a/d IJssel, Capelle, Capelle ad IJssel
Barendrecht | | 51.857, 4.535 |
Ridderkerk | | 51.873, 4.603 |
Rijswijk | | 52.037, 4.325 | Rijswijk ZH
Katwijk | | 52.204, 4.399 | Katwijk aan Zee, Katwijk ZH
Katwijk aan den Rijn | Katwijk | 52.197, 4.424 | Katwijk a/d Rijn
Voorburg | Leidschendam-Voorburg | 52.069, 4.360 |
Leidschendam | Leidschendam-Voorburg | 52.086, 4.399 | Leidschendam-Voorburg
Voorschoten | | 52.127, 4.448 |
Wassenaar | | 52.146, 4.402 |
Pijnacker | Pijnacker-Nootdorp | 52.019, 4.429 |
Nootdorp | Pijnacker-Nootdorp | 52.044, 4.396 |
Naaldwijk | Westland | 51.994, 4.206 | Westland
De Lier | Westland | 51.976, 4.249 |
's-Gravenzande | Westland | 52.001, 4.165 |
Honselersdijk | Westland | 52.008, 4.227 |
Wateringen | Westland | 52.024, 4.276 |
Maassluis | | 51.923, 4.250 |
Hellevoetsluis | Voorne aan Zee | 51.833, 4.133 |
Brielle | Voorne aan Zee | 51.901, 4.163 |
Papendrecht | | 51.832, 4.688 |
Zwijndrecht | | 51.818, 4.641 |
Hendrik-Ido-Ambacht | | 51.843, 4.638 | H.I. Ambacht
Alblasserdam | | 51.866, 4.661 |
Sliedrecht | | 51.824, 4.774 |
Gorinchem | | 51.830, 4.974 | Gorkum
Hardinxveld-Giessendam | | 51.829, 4.840 | Hardinxveld
Bleiswijk | Lansingerland | 52.011, 4.532 |
Bergschenhoek | Lansingerland | 51.990, 4.499 | Lansingerland
Berkel en Rodenrijs | Lansingerland | 51.993, 4.479 | Berkel
Krimpen aan den IJssel | | 51.915, 4.600 | Krimpen a/d IJssel
Nieuwerkerk aan den IJssel | Zuidplas | 51.968, 4.617 | Nieuwerkerk a/d IJssel
Waddinxveen | | 52.045, 4.650 |
Zevenhuizen | Zuidplas | 52.012, 4.583 |
Bodegraven | Bodegraven-Reeuwijk | 52.083, 4.748 |
Reeuwijk | Bodegraven-Reeuwijk | 52.047, 4.725 |
Schoonhoven | Krimpenerwaard | 51.947, 4.849 |
Bergambacht | Krimpenerwaard | 51.933, 4.783 |
Leiderdorp | | 52.158, 4.529 |
Oegstgeest | | 52.180, 4.470 |
Noordwijk | | 52.240, 4.443 |
Noordwijkerhout | Noordwijk | 52.262, 4.493 |
Sassenheim | Teylingen | 52.226, 4.523 | Teylingen
Warmond | Teylingen | 52.197, 4.503 |
Lisse | | 52.258, 4.557 |
Hillegom | | 52.292, 4.580 |
Nieuwkoop | | 52.151, 4.776 |
Boskoop | Alphen aan den Rijn | 52.075, 4.656 |
Hazerswoude | Alphen aan den Rijn | 52.097, 4.592 | Hazerswoude-Dorp
Roelofarendsveen | Kaag en Braassem | 52.203, 4.633 |
Middelharnis | Goeree-Overflakkee | 51.757, 4.165 |
Oud-Beijerland | Hoeksche Waard | 51.824, 4.413 |
's-Gravendeel | Hoeksche Waard | 51.783, 4.617 |
Strijen | Hoeksche Waard | 51.745, 4.553 |
Numansdorp | Hoeksche Waard | 51.732, 4.436 |
Rhoon | Albrandswaard | 51.857, 4.423 |
Moerkapelle | Zuidplas | 52.047, 4.574 |
Poortugaal | Albrandswaard | 51.861, 4.397 |
`;
