export const usage = `Kafka, MongoDB, Redis and a mail catcher for development and tests.

usage: npm run stack -- <command>

  up           start what does not run, wait until each part answers, print the addresses
  down         stop what this stack started; data and logs stay
  status       say how each part is doing; exit code 3 unless all run
  reset        delete everything that was stored; what ran is started again, empty
  logs NAME    print the end of a part's log (kafka, mongo, redis, mailbox); --follow goes on

  --json       with up and status: one line of JSON
  --help       this text

Addresses from the environment win, all of them or some: such a part is used, never started or stopped.

  RAAKVLAK_KAFKA    host:port, several separated by commas
  RAAKVLAK_MONGO    mongodb://host:port
  RAAKVLAK_REDIS    redis://host:port
  RAAKVLAK_SMTP     smtp://host:port          \\ these two belong
  RAAKVLAK_MAILBOX  http://host:port          / together

The others run in Docker when an engine answers, else natively; RAAKVLAK_STACK=native or docker forces one.

  RAAKVLAK_KAFKA_PORT (19092), RAAKVLAK_KAFKA_CONTROLLER_PORT (19093, native only), RAAKVLAK_MONGO_PORT (27117),
  RAAKVLAK_REDIS_PORT (16379), RAAKVLAK_SMTP_PORT (11025), RAAKVLAK_MAILBOX_PORT (18025)
  RAAKVLAK_HOME     folder of data and logs (.raakvlak); a second stack needs its own, and its own ports
  RAAKVLAK_NATIVE   folder of what was fetched and built for the native stack (RAAKVLAK_HOME/native); may be shared
`;
