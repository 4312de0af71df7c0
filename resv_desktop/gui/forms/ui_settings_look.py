"""Compiled from ui/settings_look.ui by ui/compile.py; changes here are lost."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QLabel,
    QSizePolicy, QWidget)

class Ui_SettingsLook(object):
    def setupUi(self, SettingsLook):
        if not SettingsLook.objectName():
            SettingsLook.setObjectName(u"SettingsLook")
        self.grid = QGridLayout(SettingsLook)
        self.grid.setObjectName(u"grid")
        self.language_label = QLabel(SettingsLook)
        self.language_label.setObjectName(u"language_label")
        self.language_label.setProperty(u"role", u"strong")

        self.grid.addWidget(self.language_label, 0, 0, 1, 1)

        self.look_label = QLabel(SettingsLook)
        self.look_label.setObjectName(u"look_label")
        self.look_label.setProperty(u"role", u"strong")

        self.grid.addWidget(self.look_label, 0, 1, 1, 1)

        self.language = QComboBox(SettingsLook)
        self.language.addItem(u"Nederlands")
        self.language.addItem(u"English")
        self.language.setObjectName(u"language")

        self.grid.addWidget(self.language, 1, 0, 1, 1)

        self.look = QComboBox(SettingsLook)
        self.look.addItem("")
        self.look.addItem("")
        self.look.addItem("")
        self.look.setObjectName(u"look")

        self.grid.addWidget(self.look, 1, 1, 1, 1)

        self.zoom_label = QLabel(SettingsLook)
        self.zoom_label.setObjectName(u"zoom_label")
        self.zoom_label.setProperty(u"role", u"strong")

        self.grid.addWidget(self.zoom_label, 2, 0, 1, 1)

        self.rows_label = QLabel(SettingsLook)
        self.rows_label.setObjectName(u"rows_label")
        self.rows_label.setProperty(u"role", u"strong")

        self.grid.addWidget(self.rows_label, 2, 1, 1, 1)

        self.zoom = QComboBox(SettingsLook)
        self.zoom.setObjectName(u"zoom")

        self.grid.addWidget(self.zoom, 3, 0, 1, 1)

        self.rows = QComboBox(SettingsLook)
        self.rows.addItem("")
        self.rows.addItem("")
        self.rows.setObjectName(u"rows")

        self.grid.addWidget(self.rows, 3, 1, 1, 1)

#if QT_CONFIG(shortcut)
        self.language_label.setBuddy(self.language)
        self.look_label.setBuddy(self.look)
        self.zoom_label.setBuddy(self.zoom)
        self.rows_label.setBuddy(self.rows)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.language, self.look)
        QWidget.setTabOrder(self.look, self.zoom)
        QWidget.setTabOrder(self.zoom, self.rows)

        self.retranslateUi(SettingsLook)

        QMetaObject.connectSlotsByName(SettingsLook)
    # setupUi

    def retranslateUi(self, SettingsLook):
        self.language_label.setText(QCoreApplication.translate("SettingsLook", u"&Language", None))
        self.look_label.setText(QCoreApplication.translate("SettingsLook", u"Light or &dark", None))

        self.look.setItemText(0, QCoreApplication.translate("SettingsLook", u"As this computer", None))
        self.look.setItemText(1, QCoreApplication.translate("SettingsLook", u"Light", None))
        self.look.setItemText(2, QCoreApplication.translate("SettingsLook", u"Dark", None))

        self.zoom_label.setText(QCoreApplication.translate("SettingsLook", u"&Size of everything", None))
        self.rows_label.setText(QCoreApplication.translate("SettingsLook", u"&Rows in tables", None))
        self.rows.setItemText(0, QCoreApplication.translate("SettingsLook", u"Roomy", None))
        self.rows.setItemText(1, QCoreApplication.translate("SettingsLook", u"Close together", None))

        pass
    # retranslateUi
