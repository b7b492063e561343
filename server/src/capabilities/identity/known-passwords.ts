/** The words that most guessed passwords are made of, without the digits and signs around them. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort motdepasse contrasena senha passphrase mypassword yourpassword newpassword thepassword
  passwordis passwordone defaultpassword temppassword temporary temporarypassword changeme changemenow changethis
  letmein letmeinnow letmeinplease welcome welcomeback welcomehome welcometo hello helloworld hellohello iloveyou
  iloveyouforever iloveyousomuch ihateyou loveyou loveme lovelove trustnoone nopassword donttouch opensesame
  qwerty qwertyuiop qwertyqwerty qwertz azerty asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc qazwsxedcrfv
  admin administrator adminadmin administrateur root rootroot superuser sysadmin guest testuser testing testtest
  testpassword demo demodemo demopassword example sample secret secretsecret topsecret mysecret master masterkey
  monkey dragon sunshine princess football baseball basketball superman batman spiderman starwars pokemon
  shadow michael jennifer jordan charlie computer internet samsung google facebook whatsapp instagram microsoft
  student students teacher teachers professor registrar university college school myschool academy campus
  matricula enrolment enrollment registration graduation studentlife
  summer winter spring autumn january february november december monday friday
  correcthorsebatterystaple thequickbrownfox abcabc abcdef abcdefg abcdefgh abcd abc aaa xyz qwe asd zxc
  freedom whatever forever football blessed jesuschrist godisgood mother father family mylove
  liverpool arsenal chelsea barcelona realmadrid manchester manchesterunited india pakistan america
  krishna hanuman ganesh mohammed muhammad allah bismillah`
    .split(/\s+/u)
    .concat([
      '1q2w3e4r5t6y',
      '1qaz2wsx3edc',
      '123qweasdzxc',
      '1234qwerasdf',
      'q1w2e3r4t5y6',
      '112233445566',
      '121212121212',
    ]),
)
