import { data } from "react-router";

export function loader(): never {
  throw data(undefined, { status: 404 });
}

export default function NotFound() {
  return undefined;
}
