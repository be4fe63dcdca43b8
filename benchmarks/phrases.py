"""Sentences and titles in Chinese, English and Arabic for the catalogue of the benchmark."""

# ruff: noqa: E501
from __future__ import annotations

from benchmarks.words import T, Words

SENTENCES: dict[str, list[str]] = {
    "zh": [
        "项目选址于{region}{park}，占地约{area}亩，总投资{inv}万元，分两期建设，建设期{months}个月。",
        "园区已实现道路、供水、供电、排水、通信、燃气和场地平整，标准厂房可直接入驻。",
        "依托当地丰富的原料资源和较低的用工成本，产品在中西部市场具有明显的价格优势。",
        "项目距高速公路出入口{km}公里，距铁路货运站{km2}公里，距最近的民用机场一小时车程。",
        "达产后预计年销售收入{rev}万元，年利税{tax}万元，可带动就业{jobs}人。",
        "近三年该行业年均增长率保持在百分之{pct}以上，下游需求稳步扩大，市场缺口明显。",
        "县政府成立工作专班，为投资方提供注册登记、土地出让、环评能评等全程代办服务。",
        "主要设备包括自动化生产线{lines}条、检测中心一座和配套仓储设施，技术水平国内领先。",
        "项目符合国家产业结构调整指导目录鼓励类条目，可享受西部大开发企业所得税优惠政策。",
        "目前已完成可行性研究报告编制和用地预审，水电气等要素保障方案已经落实。",
        "周边已聚集上下游企业{lines}0余家，初步形成研发、生产、检测、销售一体的产业链条。",
        "合作方可以现金、设备或技术入股，园区平台公司可按不超过百分之{pct}的比例参股。",
    ],
    "en": [
        "The site lies in the {park}, {region}, covers about {area} mu and will be built in two phases over {months} months with a total investment of CNY {inv}0 thousand.",
        "Roads, water, power, drainage, telecoms, gas and site levelling are complete, and standard workshops are ready for immediate use.",
        "Abundant local raw materials and competitive labour costs give the products a clear price advantage in central and western markets.",
        "It is {km} km from the nearest expressway exit, {km2} km from a rail freight station and an hour's drive from a civil airport.",
        "At full capacity, annual sales are expected to reach CNY {rev}0 thousand with taxes and profit of CNY {tax}0 thousand and {jobs} jobs.",
        "Over the last three years the sector has grown by more than {pct} per cent a year, and downstream demand continues to outpace supply.",
        "A dedicated county task force handles registration, land transfer, environmental and energy reviews on the investor's behalf.",
        "Main equipment includes {lines} automated lines, one testing centre and supporting warehouses at an advanced domestic level.",
        "The project is on the encouraged list of the national industry catalogue and qualifies for reduced corporate income tax.",
        "The feasibility study and the preliminary land review are done, and plans for water, power and gas supply are in place.",
        "More than {lines}0 upstream and downstream firms have gathered nearby, forming a chain from research to sales.",
        "Partners may contribute cash, equipment or technology; the park's platform company can hold up to {pct} per cent.",
    ],
    "ar": [
        "يقع المشروع في {park} في {region} على مساحة نحو {area} مو، ويقام على مرحلتين خلال {months} شهرا باستثمار إجمالي قدره {inv} عشرة آلاف يوان.",
        "اكتملت الطرق وشبكات المياه والكهرباء والصرف والاتصالات والغاز وتسوية الأرض، والمصانع النموذجية جاهزة للاستخدام الفوري.",
        "تمنح وفرة المواد الخام المحلية وانخفاض تكاليف العمالة المنتجات ميزة سعرية واضحة في أسواق الوسط والغرب.",
        "يبعد الموقع {km} كم عن أقرب مخرج للطريق السريع و{km2} كم عن محطة الشحن بالسكك الحديدية وساعة بالسيارة عن المطار.",
        "عند الطاقة الكاملة يتوقع أن تبلغ المبيعات السنوية {rev} عشرة آلاف يوان والضرائب والأرباح {tax} مع توفير {jobs} فرصة عمل.",
        "نما القطاع بأكثر من {pct} في المئة سنويا خلال السنوات الثلاث الماضية ولا يزال الطلب يفوق العرض.",
        "يتولى فريق عمل مخصص التسجيل ونقل ملكية الأرض والتقييم البيئي وتقييم الطاقة نيابة عن المستثمر.",
        "تشمل المعدات الرئيسية {lines} خطوط إنتاج آلية ومركز فحص ومستودعات مساندة بمستوى متقدم محليا.",
        "يندرج المشروع ضمن القائمة المشجعة في الدليل الوطني للصناعة ويستفيد من تخفيض ضريبة دخل الشركات.",
        "أنجزت دراسة الجدوى والمراجعة الأولية للأرض، ووضعت خطط إمداد المياه والكهرباء والغاز.",
        "تجمعت بالقرب أكثر من {lines}0 شركة مكونة سلسلة متكاملة من البحث إلى المبيعات.",
        "يمكن للشركاء المساهمة نقدا أو بالمعدات أو التقنية، ويمكن لشركة المجمع تملك ما يصل إلى {pct} في المئة.",
    ],
}
CONDITIONS: list[Words] = [
    T(
        "供电：110千伏变电站一座，双回路供电",
        "Power: one 110 kV substation with dual circuits",
        "الكهرباء: محطة 110 كيلوفولت بدائرتين",
    ),
    T(
        "供水：日供水能力5万吨的水厂",
        "Water: a plant supplying 50,000 t a day",
        "المياه: محطة بطاقة 50 ألف طن يوميا",
    ),
    T(
        "天然气：管道已接入园区",
        "Gas: pipeline connected to the park",
        "الغاز: خط أنابيب موصول بالمجمع",
    ),
    T(
        "污水处理：日处理3万吨，达一级A标准",
        "Sewage: 30,000 t a day, grade 1A",
        "الصرف: 30 ألف طن يوميا",
    ),
    T(
        "用地：工业用地，出让年限50年",
        "Land: industrial, 50-year grant",
        "الأرض: صناعية لمدة 50 عاما",
    ),
    T(
        "人才：两所职业院校定向培养",
        "Talent: two vocational colleges train to order",
        "الكفاءات: كليتان مهنيتان",
    ),
    T(
        "融资：产业基金可跟投",
        "Finance: the industry fund can co-invest",
        "التمويل: صندوق الصناعة يشارك",
    ),
]
EVENTS: list[Words] = [
    T("完成可行性研究", "Feasibility study completed", "اكتمال دراسة الجدوى"),
    T("签订投资意向书", "Letter of intent signed", "توقيع خطاب النوايا"),
    T("取得土地使用权", "Land use right obtained", "الحصول على حق استخدام الأرض"),
    T("开工建设", "Construction begins", "بدء البناء"),
    T("设备安装调试", "Equipment installed", "تركيب المعدات"),
    T("投产试运行", "Trial production", "الإنتاج التجريبي"),
]
POLICY_TITLES: list[Words] = [
    T(
        "关于促进{ind}高质量发展的若干措施",
        "Measures to promote the high-quality development of {ind}",
        "إجراءات تعزيز التنمية عالية الجودة في {ind}",
    ),
    T(
        "{ind}招商引资优惠政策实施细则",
        "Detailed rules for investment incentives in {ind}",
        "القواعد التفصيلية لحوافز الاستثمار في {ind}",
    ),
    T(
        "支持{ind}企业技术改造专项资金管理办法",
        "Administration of the special fund for technical upgrading in {ind}",
        "إدارة الصندوق الخاص للتحديث التقني في {ind}",
    ),
    T(
        "{ind}用地保障和标准地出让办法",
        "Land security and standard land transfer rules for {ind}",
        "قواعد تأمين الأراضي في {ind}",
    ),
    T(
        "{ind}人才引进与就业补贴办法",
        "Talent recruitment and job subsidies for {ind}",
        "استقطاب الكفاءات ودعم التوظيف في {ind}",
    ),
]
ISSUER: Words = T(
    "市人民政府办公室",
    "General Office of the Municipal People's Government",
    "المكتب العام للحكومة الشعبية البلدية",
)
