"""Compiled from ui/about.ui by ui/compile.py; changes here are lost."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from resv_desktop.gui.widgets.manual_text import ManualText

class Ui_About(object):
    def setupUi(self, About):
        if not About.objectName():
            About.setObjectName(u"About")
        self.column = QVBoxLayout(About)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.words = QVBoxLayout()
        self.words.setObjectName(u"words")
        self.name = QLabel(About)
        self.name.setObjectName(u"name")
        self.name.setText(u"RESV Desktop")
        self.name.setProperty(u"role", u"title")

        self.words.addWidget(self.name)

        self.version = QLabel(About)
        self.version.setObjectName(u"version")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.version.setProperty(u"role", u"muted")

        self.words.addWidget(self.version)


        self.head.addLayout(self.words)

        self.head_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_spacer)


        self.column.addLayout(self.head)

        self.text = ManualText(About)
        self.text.setObjectName(u"text")

        self.column.addWidget(self.text)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")
        self.copy_button = QPushButton(About)
        self.copy_button.setObjectName(u"copy_button")
        self.copy_button.setAutoDefault(False)

        self.foot.addWidget(self.copy_button)

        self.foot_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_spacer)

        self.close_button = QPushButton(About)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setProperty(u"kind", u"primary")

        self.foot.addWidget(self.close_button)


        self.column.addLayout(self.foot)

        QWidget.setTabOrder(self.text, self.copy_button)
        QWidget.setTabOrder(self.copy_button, self.close_button)

        self.retranslateUi(About)

        self.close_button.setDefault(True)


        QMetaObject.connectSlotsByName(About)
    # setupUi

    def retranslateUi(self, About):
        About.setWindowTitle(QCoreApplication.translate("About", u"About this program", None))
        self.copy_button.setText(QCoreApplication.translate("About", u"&Copy versions", None))
        self.close_button.setText(QCoreApplication.translate("About", u"C&lose", None))
    # retranslateUi
