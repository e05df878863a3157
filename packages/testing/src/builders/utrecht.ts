/** 52.0907° N, 5.1214° E as a unit vector. */
export const utrecht = { x: 0.611960408249, y: 0.0548464071848, z: 0.788984366357 };
