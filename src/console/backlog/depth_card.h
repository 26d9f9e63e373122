// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;

namespace leapfrog {

/// One figure of the backlog: a sign (shape and colour), its name, the number, and a word on it. A link to what it
/// counts: a click, or Return or Space while it has the focus, opens it.
class DepthCard : public QFrame
{
    Q_OBJECT
public:
    enum class Kind
    {
        Urgent,
        High,
        Normal,
        Running,
        Dead,
    };
    explicit DepthCard(QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// The number and the words below it, as the user reads them.
    void setFigure(const QString &number, const QString &note);
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString note() const;

signals:
    void opened();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QColor colour() const;
    [[nodiscard]] bool isLoud() const;
    void showSign();

    Kind m_kind = Kind::Normal;
    QLabel *m_sign;
    QLabel *m_name;
    QLabel *m_number;
    QLabel *m_note;
};

} // namespace leapfrog
