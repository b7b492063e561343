import type { Dice } from './dice.ts'

export interface PersonName {
  readonly givenName: string
  readonly familyName?: string
  /** In its own script. */
  readonly localName?: string
}

/** A name and, after a slash, how it is written at home. */
interface Origin {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Some write the family name first, in their own script too. */
  readonly familyFirst?: boolean
}

const origins: readonly Origin[] = [
  {
    given: [
      'Asha/आशा',
      'Ravi/रवि',
      'Meera/मीरा',
      'Arjun/अर्जुन',
      'Kavita/कविता',
      'Vikram/विक्रम',
      'Pooja/पूजा',
      'Nikhil/निखिल',
    ],
    family: ['Sharma/शर्मा', 'Verma/वर्मा', 'Gupta/गुप्ता', 'Joshi/जोशी', 'Mishra/मिश्रा', 'Yadav/यादव'],
  },
  {
    given: [
      'Lakshmi/లక్ష్మి',
      'Srinivas/శ్రీనివాస్',
      'Anjali/అంజలి',
      'Venkat/వెంకట్',
      'Sravani/శ్రావణి',
      'Kiran/కిరణ్',
      'Padma/పద్మ',
    ],
    family: ['Reddy/రెడ్డి', 'Rao/రావు', 'Naidu/నాయుడు', 'Chowdary/చౌదరి', 'Raju/రాజు'],
  },
  {
    given: [
      'Fatima/فاطمة',
      'Omar/عمر',
      'Layla/ليلى',
      'Yusuf/يوسف',
      'Noor/نور',
      'Khalid/خالد',
      'Amina/أمينة',
      'Tariq/طارق',
    ],
    family: ['Haddad/حداد', 'Nasser/ناصر', 'Mansour/منصور', 'Saleh/صالح', 'Farouk/فاروق'],
  },
  {
    given: ['Wei/伟', 'Xiuying/秀英', 'Jing/静', 'Min/敏', 'Lei/磊', 'Yan/艳', 'Tao/涛', 'Hua/华'],
    family: ['Wang/王', 'Li/李', 'Zhang/张', 'Liu/刘', 'Chen/陈', 'Yang/杨'],
    familyFirst: true,
  },
  {
    given: ['Minjun/민준', 'Seoyeon/서연', 'Jiwoo/지우', 'Hayun/하윤', 'Dohyun/도현', 'Sujin/수진'],
    family: ['Kim/김', 'Lee/이', 'Park/박', 'Choi/최', 'Jung/정'],
    familyFirst: true,
  },
  {
    given: ['Olena/Олена', 'Dmytro/Дмитро', 'Anastasia/Анастасія', 'Ivan/Іван', 'Nadia/Надія', 'Petro/Петро'],
    family: ['Shevchenko/Шевченко', 'Kovalenko/Коваленко', 'Bondar/Бондар', 'Melnyk/Мельник'],
  },
  {
    given: ['Sofía', 'Mateo', 'Valentina', 'Santiago', 'Camila', 'Joaquín', 'Lucía', 'Andrés'],
    family: ['García', 'Rodríguez', 'Muñoz', 'Castro', 'Vargas', 'Ibáñez'],
  },
  {
    given: ['Amara', 'Chidi', 'Ngozi', 'Kwame', 'Abena', 'Tunde', 'Zuri', 'Kofi', 'Wanjiru'],
    family: ['Okafor', 'Mensah', 'Adeyemi', 'Diallo', 'Kamau', 'Nkosi', 'Boateng'],
  },
  {
    given: [
      'Emma',
      'Liam',
      'Freya',
      'Oscar',
      'Ingrid',
      'Tomasz',
      'Élodie',
      'Matteo',
      'Zoë',
      'Björn',
      'Saoirse',
    ],
    family: ['Murphy', 'Schmidt', 'Kowalski', 'Dubois', 'Rossi', 'Lindqvist', 'O’Brien', 'van Dijk', 'Novák'],
  },
]

/** Some people have one name only. */
const singleNamed = 2

export function nameFrom(dice: Dice): PersonName {
  const { given, family, familyFirst } = dice.pick(origins)
  const [givenName = '', localGiven] = dice.pick(given).split('/')
  const [familyName = '', localFamily] = dice.pick(family).split('/')
  if (dice.percent(singleNamed)) return { givenName, ...(localGiven && { localName: localGiven }) }
  if (!localGiven || !localFamily) return { givenName, familyName }
  const localName = familyFirst ? `${localFamily}${localGiven}` : `${localGiven} ${localFamily}`
  return { givenName, familyName, localName }
}
