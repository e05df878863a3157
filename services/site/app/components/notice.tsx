import type { ReactNode } from "react";

export interface NoticeProps {
  readonly title: string;
  readonly tone?: "calm" | "danger";
  readonly children?: ReactNode;
}

/** Something to know before reading on. */
export function Notice({ title, tone = "calm", children }: NoticeProps) {
  return (
    <section className={tone === "danger" ? "notice notice-danger" : "notice"}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
