"""Names in Chinese, English and Arabic from which the catalogue of the benchmark is put together.

Places and projects are made up.
"""

from __future__ import annotations

Words = dict[str, str]


def T(zh: str, en: str, ar: str) -> Words:
    """One statement in three languages."""
    return {"zh": zh, "en": en, "ar": ar}


INDUSTRIES: dict[str, Words] = {
    "new-energy": T("新能源", "New energy", "الطاقة الجديدة"),
    "equipment": T("装备制造", "Equipment manufacturing", "تصنيع المعدات"),
    "food": T("食品加工", "Food processing", "تصنيع الأغذية"),
    "textile": T("纺织服装", "Textiles and garments", "المنسوجات والملابس"),
    "biomed": T("生物医药", "Biomedicine", "الطب الحيوي"),
    "electronics": T("电子信息", "Electronic information", "الإلكترونيات والمعلومات"),
    "logistics": T("现代物流", "Modern logistics", "الخدمات اللوجستية الحديثة"),
    "tourism": T("文化旅游", "Culture and tourism", "الثقافة والسياحة"),
    "agriculture": T("现代农业", "Modern agriculture", "الزراعة الحديثة"),
    "materials": T("新材料", "New materials", "المواد الجديدة"),
    "health": T("康养产业", "Health and elderly care", "الصحة ورعاية المسنين"),
    "digital": T("数字经济", "Digital economy", "الاقتصاد الرقمي"),
}
REGIONS: dict[str, Words] = {
    "qingshui": T("清水县", "Qingshui County", "محافظة تشينغشوي"),
    "longan": T("隆安县", "Long'an County", "محافظة لونغآن"),
    "heyuan": T("河源区", "Heyuan District", "حي خهيوان"),
    "yunhe": T("云和县", "Yunhe County", "محافظة يونخه"),
    "pingtang": T("平塘县", "Pingtang County", "محافظة بينغتانغ"),
    "dongshan": T("东山区", "Dongshan District", "حي دونغشان"),
    "jinsha": T("金沙县", "Jinsha County", "محافظة جينشا"),
    "baihe": T("白河县", "Baihe County", "محافظة بايخه"),
    "xinyuan": T("新源县", "Xinyuan County", "محافظة شينيوان"),
    "lingbei": T("岭北镇", "Lingbei Town", "بلدة لينغبي"),
    "shuangta": T("双塔区", "Shuangta District", "حي شوانغتا"),
    "taiping": T("太平县", "Taiping County", "محافظة تايبينغ"),
}
PARKS: dict[str, Words] = {
    "hightech": T(
        "高新技术产业开发区",
        "High-tech Industrial Development Zone",
        "منطقة التنمية الصناعية عالية التقنية",
    ),
    "economic": T(
        "经济技术开发区",
        "Economic and Technological Development Zone",
        "منطقة التنمية الاقتصادية والتكنولوجية",
    ),
    "bonded": T("综合保税区", "Comprehensive Bonded Zone", "المنطقة الجمركية الشاملة"),
    "circular": T(
        "循环经济产业园", "Circular Economy Industrial Park", "مجمع الاقتصاد الدائري الصناعي"
    ),
    "agri": T(
        "现代农业示范园", "Modern Agriculture Demonstration Park", "مجمع الزراعة الحديثة النموذجي"
    ),
    "logport": T(
        "国际陆港物流园", "International Dry Port Logistics Park", "مجمع الميناء الجاف الدولي"
    ),
}
PRODUCTS: dict[str, list[tuple[str, Words]]] = {
    "new-energy": [
        (
            "battery-parts",
            T("动力电池零部件生产", "power battery components plant", "مصنع مكونات بطاريات الطاقة"),
        ),
        ("pv-modules", T("光伏组件制造", "photovoltaic module plant", "مصنع وحدات الطاقة الشمسية")),
        (
            "energy-storage",
            T("储能系统集成", "energy storage integration base", "قاعدة تكامل تخزين الطاقة"),
        ),
    ],
    "equipment": [
        ("cnc-machine", T("数控机床研发制造", "CNC machine tool plant", "مصنع آلات التحكم الرقمي")),
        ("valves", T("高端阀门铸造", "high-end valve foundry", "مسبك الصمامات المتقدمة")),
        (
            "drones",
            T(
                "工业无人机总装",
                "industrial drone assembly line",
                "خط تجميع الطائرات المسيرة الصناعية",
            ),
        ),
    ],
    "food": [
        ("tea-drinks", T("茶饮料深加工", "tea beverage processing", "معالجة مشروبات الشاي")),
        (
            "beef-mutton",
            T(
                "清真牛羊肉加工",
                "halal beef and mutton processing",
                "معالجة لحوم البقر والضأن الحلال",
            ),
        ),
        ("ready-meals", T("预制菜加工", "ready-meal processing", "إنتاج الوجبات الجاهزة")),
    ],
    "textile": [
        (
            "functional-fabric",
            T("功能性面料生产", "functional fabric production", "إنتاج الأقمشة الوظيفية"),
        ),
        ("home-textile", T("家纺产业园", "home textile park", "مجمع المنسوجات المنزلية")),
        ("knitwear", T("针织服装智能工厂", "smart knitwear factory", "مصنع ذكي للملابس المحبوكة")),
    ],
    "biomed": [
        ("tcm-extract", T("中药提取物", "herbal medicine extraction", "استخلاص الأعشاب الطبية")),
        ("ivd-reagent", T("体外诊断试剂", "in-vitro diagnostic reagents", "كواشف التشخيص المخبري")),
        (
            "medical-device",
            T("医疗器械生产", "medical device manufacturing", "تصنيع الأجهزة الطبية"),
        ),
    ],
    "electronics": [
        (
            "pcb",
            T(
                "高密度线路板",
                "high-density circuit board plant",
                "مصنع لوحات الدوائر عالية الكثافة",
            ),
        ),
        ("optical-lens", T("光学镜头模组", "optical lens module line", "خط وحدات العدسات البصرية")),
        (
            "sensor",
            T(
                "智能传感器封测",
                "smart sensor packaging and testing",
                "تغليف واختبار المستشعرات الذكية",
            ),
        ),
    ],
    "logistics": [
        (
            "cold-chain",
            T("冷链物流中心", "cold-chain logistics centre", "مركز لوجستيات سلسلة التبريد"),
        ),
        (
            "ecommerce-hub",
            T(
                "跨境电商分拨中心",
                "cross-border e-commerce hub",
                "مركز توزيع التجارة الإلكترونية العابرة للحدود",
            ),
        ),
        ("grain-port", T("粮食中转港", "grain transit port", "ميناء عبور الحبوب")),
    ],
    "tourism": [
        ("hot-spring", T("温泉度假区", "hot spring resort", "منتجع الينابيع الحارة")),
        ("ancient-town", T("古镇保护开发", "ancient town renewal", "تطوير البلدة القديمة")),
        ("ski-resort", T("冰雪运动基地", "snow sports base", "قاعدة الرياضات الشتوية")),
    ],
    "agriculture": [
        ("seedling", T("良种繁育基地", "seed breeding base", "قاعدة تربية البذور")),
        ("mushroom", T("食用菌工厂化种植", "factory mushroom growing", "زراعة الفطر المصنعية")),
        (
            "blueberry",
            T(
                "蓝莓种植加工一体化",
                "blueberry growing and processing",
                "زراعة وتصنيع التوت الأزرق",
            ),
        ),
    ],
    "materials": [
        ("carbon-fibre", T("碳纤维复合材料", "carbon fibre composites", "مركبات ألياف الكربون")),
        (
            "aluminium",
            T("铝型材精深加工", "aluminium profile processing", "معالجة مقاطع الألمنيوم"),
        ),
        ("quartz", T("高纯石英砂", "high-purity quartz sand", "رمل الكوارتز عالي النقاء")),
    ],
    "health": [
        (
            "elderly-care",
            T(
                "医养结合养老社区",
                "integrated elderly care community",
                "مجمع رعاية المسنين المتكامل",
            ),
        ),
        ("rehab", T("康复医院", "rehabilitation hospital", "مستشفى إعادة التأهيل")),
        ("wellness", T("森林康养基地", "forest wellness base", "قاعدة الاستجمام في الغابات")),
    ],
    "digital": [
        ("data-centre", T("绿色数据中心", "green data centre", "مركز بيانات أخضر")),
        (
            "call-centre",
            T(
                "数据标注与呼叫中心",
                "data labelling and call centre",
                "مركز وسم البيانات والاتصالات",
            ),
        ),
        (
            "iot-platform",
            T("工业互联网平台", "industrial internet platform", "منصة الإنترنت الصناعي"),
        ),
    ],
}
