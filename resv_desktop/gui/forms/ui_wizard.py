"""Compiled from ui/wizard.ui by ui/compile.py; changes here are lost."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QHBoxLayout, QLabel, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

class Ui_Wizard(object):
    def setupUi(self, Wizard):
        if not Wizard.objectName():
            Wizard.setObjectName(u"Wizard")
        self.column = QVBoxLayout(Wizard)
        self.column.setObjectName(u"column")
        self.head = QFrame(Wizard)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"role", u"header")
        self.head_line = QHBoxLayout(self.head)
        self.head_line.setObjectName(u"head_line")
        self.head_words = QVBoxLayout()
        self.head_words.setObjectName(u"head_words")
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head_words.addWidget(self.title)

        self.step = QLabel(self.head)
        self.step.setObjectName(u"step")
        self.step.setProperty(u"role", u"muted")

        self.head_words.addWidget(self.step)


        self.head_line.addLayout(self.head_words)

        self.head_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head_line.addItem(self.head_spacer)

        self.language_button = QPushButton(self.head)
        self.language_button.setObjectName(u"language_button")
        self.language_button.setText(u"English")
        self.language_button.setAutoDefault(False)
        self.language_button.setProperty(u"kind", u"link")

        self.head_line.addWidget(self.language_button)


        self.column.addWidget(self.head)

        self.steps = QStackedWidget(Wizard)
        self.steps.setObjectName(u"steps")
        self.role_step = QWidget()
        self.role_step.setObjectName(u"role_step")
        self.role_column = QVBoxLayout(self.role_step)
        self.role_column.setObjectName(u"role_column")
        self.role_question = QLabel(self.role_step)
        self.role_question.setObjectName(u"role_question")
        self.role_question.setWordWrap(True)

        self.role_column.addWidget(self.role_question)

        self.network_card = QFrame(self.role_step)
        self.network_card.setObjectName(u"network_card")
        self.network_card.setProperty(u"role", u"card")
        self.network_column = QVBoxLayout(self.network_card)
        self.network_column.setObjectName(u"network_column")
        self.network_role = QCheckBox(self.network_card)
        self.network_role.setObjectName(u"network_role")
        self.network_role.setProperty(u"emphasis", True)

        self.network_column.addWidget(self.network_role)

        self.network_words = QLabel(self.network_card)
        self.network_words.setObjectName(u"network_words")
        self.network_words.setWordWrap(True)
        self.network_words.setProperty(u"role", u"muted")

        self.network_column.addWidget(self.network_words)


        self.role_column.addWidget(self.network_card)

        self.region_card = QFrame(self.role_step)
        self.region_card.setObjectName(u"region_card")
        self.region_card.setProperty(u"role", u"card")
        self.region_column = QVBoxLayout(self.region_card)
        self.region_column.setObjectName(u"region_column")
        self.region_role = QCheckBox(self.region_card)
        self.region_role.setObjectName(u"region_role")
        self.region_role.setProperty(u"emphasis", True)

        self.region_column.addWidget(self.region_role)

        self.region_words = QLabel(self.region_card)
        self.region_words.setObjectName(u"region_words")
        self.region_words.setWordWrap(True)
        self.region_words.setProperty(u"role", u"muted")

        self.region_column.addWidget(self.region_words)


        self.role_column.addWidget(self.region_card)

        self.role_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.role_column.addItem(self.role_spacer)

        self.steps.addWidget(self.role_step)
        self.look_step = QWidget()
        self.look_step.setObjectName(u"look_step")
        self.look_column = QVBoxLayout(self.look_step)
        self.look_column.setObjectName(u"look_column")
        self.language_question = QLabel(self.look_step)
        self.language_question.setObjectName(u"language_question")
        self.language_question.setProperty(u"role", u"strong")

        self.look_column.addWidget(self.language_question)

        self.language_card = QFrame(self.look_step)
        self.language_card.setObjectName(u"language_card")
        self.language_card.setProperty(u"role", u"card")
        self.language_line = QHBoxLayout(self.language_card)
        self.language_line.setObjectName(u"language_line")
        self.dutch = QRadioButton(self.language_card)
        self.dutch.setObjectName(u"dutch")
        self.dutch.setText(u"Nederlands")

        self.language_line.addWidget(self.dutch)

        self.english = QRadioButton(self.language_card)
        self.english.setObjectName(u"english")
        self.english.setText(u"English")

        self.language_line.addWidget(self.english)

        self.language_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.language_line.addItem(self.language_spacer)


        self.look_column.addWidget(self.language_card)

        self.look_question = QLabel(self.look_step)
        self.look_question.setObjectName(u"look_question")
        self.look_question.setProperty(u"role", u"strong")

        self.look_column.addWidget(self.look_question)

        self.look_card = QFrame(self.look_step)
        self.look_card.setObjectName(u"look_card")
        self.look_card.setProperty(u"role", u"card")
        self.look_line = QHBoxLayout(self.look_card)
        self.look_line.setObjectName(u"look_line")
        self.look_auto = QRadioButton(self.look_card)
        self.look_auto.setObjectName(u"look_auto")

        self.look_line.addWidget(self.look_auto)

        self.look_light = QRadioButton(self.look_card)
        self.look_light.setObjectName(u"look_light")

        self.look_line.addWidget(self.look_light)

        self.look_dark = QRadioButton(self.look_card)
        self.look_dark.setObjectName(u"look_dark")

        self.look_line.addWidget(self.look_dark)

        self.look_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.look_line.addItem(self.look_spacer)


        self.look_column.addWidget(self.look_card)

        self.summary = QLabel(self.look_step)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.look_column.addWidget(self.summary)

        self.where = QLabel(self.look_step)
        self.where.setObjectName(u"where")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.where.setProperty(u"role", u"muted")

        self.look_column.addWidget(self.where)

        self.look_bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.look_column.addItem(self.look_bottom)

        self.steps.addWidget(self.look_step)

        self.column.addWidget(self.steps)

        self.foot = QFrame(Wizard)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"role", u"bar")
        self.foot_line = QHBoxLayout(self.foot)
        self.foot_line.setObjectName(u"foot_line")
        self.back_button = QPushButton(self.foot)
        self.back_button.setObjectName(u"back_button")
        self.back_button.setAutoDefault(False)

        self.foot_line.addWidget(self.back_button)

        self.foot_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_line.addItem(self.foot_spacer)

        self.next_button = QPushButton(self.foot)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setProperty(u"kind", u"primary")

        self.foot_line.addWidget(self.next_button)


        self.column.addWidget(self.foot)


        self.retranslateUi(Wizard)

        self.next_button.setDefault(True)


        QMetaObject.connectSlotsByName(Wizard)
    # setupUi

    def retranslateUi(self, Wizard):
        Wizard.setWindowTitle(QCoreApplication.translate("Wizard", u"Set up RESV Desktop", None))
        self.role_question.setText(QCoreApplication.translate("Wizard", u"What do you do with this program? You can choose both.", None))
        self.network_role.setText(QCoreApplication.translate("Wizard", u"I keep the log of one or more &networks", None))
        self.network_words.setText(QCoreApplication.translate("Wizard", u"You write down bottlenecks and developments and hand over a workbook to the RESV each quarter.", None))
        self.region_role.setText(QCoreApplication.translate("Wizard", u"I work for the &RESV", None))
        self.region_words.setText(QCoreApplication.translate("Wizard", u"You merge the workbooks of all networks and make the regional workbook.", None))
        self.language_question.setText(QCoreApplication.translate("Wizard", u"Language", None))
        self.look_question.setText(QCoreApplication.translate("Wizard", u"Light or dark", None))
        self.look_auto.setText(QCoreApplication.translate("Wizard", u"As this &computer", None))
        self.look_light.setText(QCoreApplication.translate("Wizard", u"&Light", None))
        self.look_dark.setText(QCoreApplication.translate("Wizard", u"&Dark", None))
        self.back_button.setText(QCoreApplication.translate("Wizard", u"&Back", None))
    # retranslateUi
