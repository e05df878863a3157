/** Label | municipality when it has another name | latitude, longitude | other spellings. Written from general knowledge, whole hundredths of a degree. */
export const groningen = `
Groningen | | 53.219, 6.567 | Groningen stad, Groningen Stad
Haren | Groningen | 53.172, 6.605 | Haren Gn
Hoogezand | Midden-Groningen | 53.162, 6.761 | Hoogezand-Sappemeer
Veendam | | 53.106, 6.876 |
Stadskanaal | | 52.990, 6.950 |
Winschoten | Oldambt | 53.144, 7.035 |
Delfzijl | Eemsdelta | 53.330, 6.918 |
Appingedam | Eemsdelta | 53.321, 6.857 |
Farmsum | Eemsdelta | 53.320, 6.925 |
Leek | Westerkwartier | 53.162, 6.378 |
Zuidhorn | Westerkwartier | 53.247, 6.403 |
Ter Apel | Westerwolde | 52.876, 7.060 |
Uithuizen | Het Hogeland | 53.407, 6.672 |
Winsum | Het Hogeland | 53.331, 6.516 |
Oude Pekela | Pekela | 53.104, 7.009 | Pekela
`;
export const friesland = `
Leeuwarden | | 53.201, 5.799 | Ljouwert
Sneek | Súdwest-Fryslân | 53.033, 5.657 | Snits
Bolsward | Súdwest-Fryslân | 53.065, 5.531 |
Heerenveen | | 52.960, 5.920 | It Hearrenfean
Drachten | Smallingerland | 53.112, 6.099 |
Harlingen | | 53.174, 5.424 |
Franeker | Waadhoeke | 53.187, 5.540 |
Joure | De Fryske Marren | 52.966, 5.796 |
Lemmer | De Fryske Marren | 52.845, 5.711 |
Dokkum | Noardeast-Fryslân | 53.326, 5.999 |
Wolvega | Weststellingwerf | 52.876, 6.001 |
Grou | Leeuwarden | 53.095, 5.838 | Grouw
Sint Annaparochie | Waadhoeke | 53.277, 5.657 |
Oosterwolde | Ooststellingwerf | 52.991, 6.291 |
Gorredijk | Opsterland | 53.006, 6.065 |
Burgum | Tytsjerksteradiel | 53.193, 5.990 | Bergum
Buitenpost | Achtkarspelen | 53.252, 6.145 |
`;
export const drenthe = `
Assen | | 52.993, 6.562 |
Emmen | | 52.785, 6.897 |
Hoogeveen | | 52.723, 6.476 |
Meppel | | 52.696, 6.194 |
Coevorden | | 52.661, 6.741 |
Beilen | Midden-Drenthe | 52.857, 6.513 |
Roden | Noordenveld | 53.138, 6.432 |
Klazienaveen | Emmen | 52.726, 6.991 |
Eelde | Tynaarlo | 53.134, 6.563 |
Vries | Tynaarlo | 53.073, 6.577 | Tynaarlo
Borger | Borger-Odoorn | 52.923, 6.793 |
Gieten | Aa en Hunze | 53.004, 6.763 |
Westerbork | Midden-Drenthe | 52.850, 6.610 |
Havelte | Westerveld | 52.770, 6.238 |
De Wijk | De Wolden | 52.673, 6.290 |
`;
export const overijssel = `
Zwolle | | 52.512, 6.094 |
Enschede | | 52.221, 6.894 |
Deventer | | 52.255, 6.160 |
Hengelo | | 52.266, 6.793 | Hengelo Ov
Almelo | | 52.357, 6.662 |
Kampen | | 52.556, 5.914 |
Oldenzaal | | 52.313, 6.929 |
Hardenberg | | 52.575, 6.620 |
Raalte | | 52.386, 6.276 |
Nijverdal | Hellendoorn | 52.362, 6.468 |
Hellendoorn | | 52.389, 6.450 |
Rijssen | Rijssen-Holten | 52.306, 6.519 |
Holten | Rijssen-Holten | 52.283, 6.422 |
Borne | | 52.301, 6.753 |
Haaksbergen | | 52.156, 6.739 |
Losser | | 52.261, 7.006 |
Ommen | | 52.520, 6.420 |
Dalfsen | | 52.511, 6.257 |
Steenwijk | Steenwijkerland | 52.788, 6.120 |
Vroomshoop | Twenterand | 52.462, 6.568 |
Vriezenveen | Twenterand | 52.408, 6.622 |
Goor | Hof van Twente | 52.231, 6.586 |
Delden | Hof van Twente | 52.261, 6.711 |
Wierden | | 52.359, 6.593 |
Ootmarsum | Dinkelland | 52.408, 6.901 |
Denekamp | Dinkelland | 52.377, 7.006 |
Tubbergen | | 52.407, 6.785 |
Hasselt | Zwartewaterland | 52.592, 6.094 |
Genemuiden | Zwartewaterland | 52.623, 6.040 |
Staphorst | | 52.645, 6.211 |
Olst | Olst-Wijhe | 52.338, 6.110 |
Heino | Raalte | 52.436, 6.233 |
`;
export const flevoland = `
Almere | | 52.371, 5.222 | Almere Stad, Almere Buiten, Almere Haven
Lelystad | | 52.518, 5.471 |
Emmeloord | Noordoostpolder | 52.711, 5.748 |
Dronten | | 52.525, 5.718 |
Zeewolde | | 52.331, 5.541 |
Urk | | 52.662, 5.601 |
Biddinghuizen | Dronten | 52.456, 5.693 |
`;
