// SPDX-License-Identifier: MIT
#include "console/spoken.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace leapfrog::test {

static const QStringList wordProperties = QStringLiteral("text title windowTitle iconText toolTip statusTip whatsThis "
                                                         "accessibleName accessibleDescription placeholderText "
                                                         "informativeText prefix suffix specialValueText format")
                                              .split(QLatin1Char(' '));

namespace {

class Listener
{
public:
    Spoken heard;

    void hear(const QObject &object, const QString &path)
    {
        if (object.objectName().startsWith(QLatin1String("qt_"))
            && object.objectName() != QLatin1String("qt_msgbox_label"))
            return;
        for (const auto &name : wordProperties)
            note(path + QLatin1Char('.') + name, object.property(name.toUtf8().constData()).toString());
        if (const auto *box = qobject_cast<const QComboBox *>(&object)) {
            for (int i = 0; i < box->count(); ++i)
                note(QStringLiteral("%1[%2]").arg(path).arg(i), box->itemText(i));
        } else if (const auto *tabs = qobject_cast<const QTabBar *>(&object)) {
            for (int i = 0; i < tabs->count(); ++i)
                note(QStringLiteral("%1[%2]").arg(path).arg(i), tabs->tabText(i));
        } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&object)) {
            if (view->model() != nullptr && qobject_cast<const QHeaderView *>(view) == nullptr)
                hearRows(*view->model(), {}, path);
        } else if (const auto *text = qobject_cast<const QPlainTextEdit *>(&object)) {
            note(path, text->toPlainText());
        }
        QHash<QString, int> sames;
        for (const auto *child : object.children()) {
            const auto name = child->objectName().isEmpty() ? QString::fromLatin1(child->metaObject()->className())
                                                            : child->objectName();
            const auto widget = qobject_cast<const QWidget *>(child);
            if (widget != nullptr && qobject_cast<const QComboBox *>(&object) != nullptr)
                continue; // its list
            hear(*child, QStringLiteral("%1/%2%3").arg(path, name).arg(sames[name]++));
        }
    }

private:
    void hearRows(const QAbstractItemModel &model, const QModelIndex &parent, const QString &path)
    {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            note(QStringLiteral("%1{%2}").arg(path).arg(column), model.headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < std::min(model.rowCount(parent), 30); ++row) {
                const auto index = model.index(row, column, parent);
                const auto at = QStringLiteral("%1{%2,%3}").arg(path).arg(row).arg(column);
                for (const auto role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    note(at + QString::number(role), index.data(role).toString());
                if (column == 0)
                    hearRows(model, index, at);
            }
        }
    }

    void note(const QString &where, QString words)
    {
        static const QRegularExpression digits(QStringLiteral("\\d+"));
        if (!words.isEmpty())
            heard.insert(where, words.replace(digits, QStringLiteral("#")));
    }
};

} // namespace

Spoken spokenIn(const QWidget &window)
{
    Listener listener;
    listener.hear(window, QString());
    return listener.heard;
}

QString differing(const Spoken &one, const Spoken &other)
{
    QStringList lines;
    for (auto said = one.begin(); said != one.end(); ++said) {
        if (const auto words = other.value(said.key()); words != said.value())
            lines.append(QStringLiteral("%1: “%2” / “%3”").arg(said.key(), said.value(), words));
    }
    for (auto said = other.begin(); said != other.end(); ++said) {
        if (!one.contains(said.key()))
            lines.append(QStringLiteral("%1: - / “%2”").arg(said.key(), said.value()));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog::test
