"""Compiled from ui/crash_dialog.ui by ui/compile.py; changes here are lost."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_CrashDialog(object):
    def setupUi(self, CrashDialog):
        if not CrashDialog.objectName():
            CrashDialog.setObjectName(u"CrashDialog")
        self.column = QVBoxLayout(CrashDialog)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.title = QLabel(CrashDialog)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"emphasis")

        self.head.addWidget(self.title)

        self.head_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_spacer)


        self.column.addLayout(self.head)

        self.explanation = QLabel(CrashDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.column.addWidget(self.explanation)

        self.log = QVBoxLayout()
        self.log.setObjectName(u"log")
        self.log_label = QLabel(CrashDialog)
        self.log_label.setObjectName(u"log_label")
        self.log_label.setProperty(u"role", u"strong")

        self.log.addWidget(self.log_label)

        self.log_path = QLineEdit(CrashDialog)
        self.log_path.setObjectName(u"log_path")
        self.log_path.setReadOnly(True)

        self.log.addWidget(self.log_path)


        self.column.addLayout(self.log)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.copy_button = QPushButton(CrashDialog)
        self.copy_button.setObjectName(u"copy_button")
        self.copy_button.setAutoDefault(False)

        self.buttons.addWidget(self.copy_button)

        self.folder_button = QPushButton(CrashDialog)
        self.folder_button.setObjectName(u"folder_button")
        self.folder_button.setAutoDefault(False)

        self.buttons.addWidget(self.folder_button)

        self.button_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_spacer)

        self.go_on_button = QPushButton(CrashDialog)
        self.go_on_button.setObjectName(u"go_on_button")
        self.go_on_button.setProperty(u"kind", u"primary")

        self.buttons.addWidget(self.go_on_button)


        self.column.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.log_label.setBuddy(self.log_path)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.go_on_button, self.copy_button)
        QWidget.setTabOrder(self.copy_button, self.folder_button)
        QWidget.setTabOrder(self.folder_button, self.log_path)

        self.retranslateUi(CrashDialog)

        self.go_on_button.setDefault(True)


        QMetaObject.connectSlotsByName(CrashDialog)
    # setupUi

    def retranslateUi(self, CrashDialog):
        CrashDialog.setWindowTitle(QCoreApplication.translate("CrashDialog", u"Fault in the program", None))
        self.title.setText(QCoreApplication.translate("CrashDialog", u"Something in the program went wrong", None))
        self.explanation.setText(QCoreApplication.translate("CrashDialog", u"You did nothing wrong. Everything that was saved is still there. You can go on; if something looks odd, close the program and start it again. Please send the log below to the person who manages this program.", None))
        self.log_label.setText(QCoreApplication.translate("CrashDialog", u"&Log:", None))
        self.copy_button.setText(QCoreApplication.translate("CrashDialog", u"&Copy details", None))
        self.folder_button.setText(QCoreApplication.translate("CrashDialog", u"&Open the folder", None))
        self.go_on_button.setText(QCoreApplication.translate("CrashDialog", u"&Go on", None))
    # retranslateUi
