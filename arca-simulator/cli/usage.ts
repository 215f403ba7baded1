// What the program says of itself, in both languages.

export const USAGE = `arca-simulator: una ARCA simulada / a pretended ARCA

  --port N              puerto; 8010 si no se dice, 0 toma uno libre / port; 8010 unless told, 0 takes a free one
  --host ADDRESS        dónde escuchar; 127.0.0.1 si no se dice / where to listen; 127.0.0.1 unless told
  --https               por TLS, con un certificado de su propia autoridad / over TLS, certified by its own authority
  --data DIRECTORY      guarda el estado ahí; si no, en memoria / keeps the state there; in memory otherwise
  --token TOKEN         el que pide /control; obligatorio fuera de esta máquina / what /control asks for; a must
                        when it listens to others
  --strict              como si fuera ARCA: todo registrado y delegado / as if it were ARCA: all registered, delegated
  --as-of YYYY-MM-DD    rigen las reglas de ese día / the rules of that day hold
  --seed N              semilla de lo que queda al azar / seed of what is left to chance
  --replay-window TIME  cuánto se niega un segundo login: 2m, 10m, 0 o ticket / how long a second login is refused
  --world NAME          crea ese mundo al arrancar; se puede repetir / makes that world at the start; may be repeated
  --help, --version
`;
