// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

class QBoxLayout;

namespace leapfrog {

/// A line of widgets that goes on in the next line where the window is too narrow, so that no button is pushed out.
/// What may grow (an Expanding widget, a text, a space) takes what is left of its line.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    /// It wants no height beyond that of its lines.
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &place) override;

    /// Makes all items equally wide, as cards; their rows are as even as may be.
    void setUniform(bool uniform);

    /// Lets the items of a line that a form holds flow.
    static FlowLayout *letFlow(QBoxLayout &line);

private:
    [[nodiscard]] int gapBefore(const QLayoutItem &item) const;
    int arrange(const QRect &place, bool really) const;
    [[nodiscard]] int uniformWidth(int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    bool m_uniform = false;
};

} // namespace leapfrog
