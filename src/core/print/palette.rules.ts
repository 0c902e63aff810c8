/** The colours of the house, as the page's tokens have them. */
export const paper = '#ffffff'
export const palePaper = '#fbf8f3'
export const ink = '#22303c'
export const paleInk = '#56636f'
export const wax = '#a63d2f'
export const sages = ['#5b7f6b', '#7d9c89', '#a3b9aa'] as const
export const darkSage = '#4a6a58'
