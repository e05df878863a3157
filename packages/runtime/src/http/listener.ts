export interface HttpListener extends AsyncDisposable {
  readonly port: number;
  /** http://host:port, without a slash at the end. */
  readonly url: string;
}
