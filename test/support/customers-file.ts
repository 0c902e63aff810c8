/** A founder's customer list as a billing tool writes it: `count` people who have been there for years, all in one country. */
export function customersCsv(count: number, { extraRows = [] as readonly string[] } = {}): string {
  const header = 'Customer,Company,Email,Signup date,Street,City,State,Zip,Country,Notes'
  const people = Array.from({ length: count }, (_, index) => {
    const name = `${firstNames[index % firstNames.length]} ${lastNames[Math.floor(index / firstNames.length) % lastNames.length]}`
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${index}@example.test`
    const year = 2015 + (index % 6)
    const month = String(1 + (index % 12)).padStart(2, '0')
    return `${name},${index % 3 === 0 ? `${lastNames[index % lastNames.length]} & Co` : ''},${email},${year}-${month}-17,${10 + index} Harbor Street,Portland,ME,04101,United States,`
  })
  return [header, ...people, ...extraRows, ''].join('\r\n')
}

const firstNames = ['Anna', 'Ben', 'Chiara', 'David', 'Elif', 'Frank', 'Grace', 'Hugo', 'Ines', 'Jonas']
const lastNames = ['Weber', 'Okafor', 'Rossi', 'Lindqvist', 'Moreau', 'Tanaka', 'Novak', 'Costa', 'Hill', 'Jansen']
