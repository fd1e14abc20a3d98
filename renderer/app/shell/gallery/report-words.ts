import { useLanguage } from '#renderer/i18n/language-provider.tsx';

const en = {
  title: 'New report',
  sub: 'About 2 minutes',
  what: 'What do you want to report?',
  kinds: ['Non-conformity', 'Observation', 'Near miss', 'Hazard', 'Suspicious mail'] as const,
  happened: 'What happened?',
  happenedHelp: 'Short sentences. What you saw, not who is to blame.',
  happenedText:
    'A USB stick was put into the chart PC without a scan. The stick was found in the chart room and has no label.',
  where: 'Where or which system',
  chartPc: 'Chart and permit PC, bridge',
  when: 'When (UTC)',
  done: 'What was done at once?',
  doneText: 'Stick removed and bagged. ETO told.',
  photo: 'Add photo',
  attached: '1 photo attached',
  preview: 'original waits for a cheap link; preview',
  handIn: 'Hand in',
  kept: 'Everything you type is kept. You can close and go on later.',
  discard: 'Discard',
  who: 'Who will see it?',
  open: 'Open',
  openText: 'Master, then the DPA ashore. Your name is shown.',
  confidential: 'Confidential',
  confidentialText:
    'Only the DPA ashore. Your name is not stored. After hand-in nobody on board can read it, you neither.',
  change: 'You can change this until you hand it in.',
  whereNow: 'Where it is now',
  saved: 'Saved on this PC',
  contact: 'next contact about',
};

type Words = typeof en;

const ru: Words = {
  title: 'Новое сообщение',
  sub: 'Около 2 минут',
  what: 'О чём вы хотите сообщить?',
  kinds: [
    'Несоответствие',
    'Наблюдение',
    'Почти происшествие',
    'Опасность',
    'Подозрительное письмо',
  ] as unknown as Words['kinds'],
  happened: 'Что случилось?',
  happenedHelp: 'Короткими фразами. Что вы видели, а не кто виноват.',
  happenedText:
    'Флеш-накопитель вставили в картографический ПК без проверки. Накопитель найден в штурманской, без маркировки.',
  where: 'Где или какая система',
  chartPc: 'ПК карт и разрешений, мостик',
  when: 'Когда (UTC)',
  done: 'Что сделано сразу?',
  doneText: 'Накопитель извлечён и упакован. Электромеханик извещён.',
  photo: 'Добавить снимок',
  attached: 'Приложен 1 снимок',
  preview: 'оригинал ждёт дешёвой связи; уменьшенный',
  handIn: 'Передать сообщение',
  kept: 'Всё введённое сохраняется. Можно закрыть и продолжить позже.',
  discard: 'Удалить черновик',
  who: 'Кто это увидит?',
  open: 'Открытое',
  openText: 'Капитан, затем назначенное лицо на берегу. Ваше имя указано.',
  confidential: 'Конфиденциальное',
  confidentialText:
    'Только назначенное лицо на берегу. Ваше имя не хранится. После передачи на борту его не прочтёт никто, и вы тоже.',
  change: 'Это можно изменить до передачи.',
  whereNow: 'Где запись сейчас',
  saved: 'Сохранено на этом ПК',
  contact: 'следующая связь около',
};

const ar: Words = {
  title: 'تقرير جديد',
  sub: 'يستغرق نحو دقيقتين',
  what: 'ما الذي تريد الإبلاغ عنه؟',
  kinds: ['عدم مطابقة', 'ملاحظة', 'حادث وشيك', 'خطر', 'بريد مشبوه'] as unknown as Words['kinds'],
  happened: 'ماذا حدث؟',
  happenedHelp: 'جمل قصيرة. ماذا رأيت، وليس من المخطئ.',
  happenedText: 'وُصلت ذاكرة USB بجهاز الخرائط من دون فحص. وُجدت الذاكرة في غرفة الخرائط ولا تحمل ملصقًا.',
  where: 'أين، أو أي نظام',
  chartPc: 'جهاز الخرائط والتصاريح، الجسر',
  when: 'متى (UTC)',
  done: 'ماذا فعلتم فورًا؟',
  doneText: 'سُحبت الذاكرة ووُضعت في كيس. أُبلغ ضابط الإلكترونيات.',
  photo: 'إضافة صورة',
  attached: 'صورة واحدة مرفقة',
  preview: 'الأصل ينتظر وصلة رخيصة؛ معاينة',
  handIn: 'تسليم التقرير',
  kept: 'كل ما تكتبه محفوظ. يمكنك الإغلاق والمتابعة لاحقًا.',
  discard: 'حذف المسودة',
  who: 'من سيرى هذا التقرير؟',
  open: 'عادي',
  openText: 'الربان ثم الشخص المعيّن على البر (DPA). يظهر اسمك.',
  confidential: 'سري',
  confidentialText: 'الشخص المعيّن على البر فقط. لا يُحفظ اسمك. لا يستطيع أحد على السفينة قراءته بعد الإرسال، ولا أنت.',
  change: 'يمكن تغيير ذلك حتى التسليم.',
  whereNow: 'أين هو الآن',
  saved: 'حُفظ على هذا الجهاز',
  contact: 'الاتصال القادم نحو',
};

export const REPORT_WORDS = { en, ru, ar };

/** Sample words in the language of the page; English where the sample has no others. */
export function useSampleWords<W>(words: { readonly en: W; readonly ru?: W; readonly ar?: W }): W {
  const { language } = useLanguage();
  return (language.code === 'ru' ? words.ru : language.code === 'ar' ? words.ar : undefined) ?? words.en;
}
