// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

using namespace Qt::StringLiterals;

namespace cb::ui {

PricesSection::PricesSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"prices"_s, tr("Prices"), source, parent)
{
    using enum SettingRow::Editor;
    addHeading(tr("Price list"));
    addText(tr("For estimates only. What a call did cost is known once the carrier has billed it."));
    addText(tr("So far the dial pad reckons with calls out, and nothing with the other prices."));
    add(u"prices.as_of"_s, Short)->setUnit(tr("year, month, day"));
    add(u"prices.source"_s)->setPlaceholder(tr("Where they were looked up"));
    add(u"prices.currency"_s, Short);
    addHeading(tr("Calls"));
    add(u"prices.call_in"_s, Short)->setUnit(tr("a started minute"));
    add(u"prices.call_out"_s, Paragraph)
        ->setNote(
            tr("A started minute by the beginning of the number; the longest one counts, and ? says that the price "
               "is not known. Such as +1=0.014,+1876=?,+44=0.0158."));
    addHeading(tr("Texts"));
    add(u"prices.sms_in"_s, Short)->setUnit(tr("a segment"));
    add(u"prices.sms_out"_s, Short)->setUnit(tr("a segment"));
    addHeading(tr("Recordings"));
    add(u"prices.recording"_s, Short)->setUnit(tr("a minute"));
    add(u"prices.storage"_s, Short)->setUnit(tr("a minute and month at Twilio"));
    add(u"prices.transcription"_s, Short)->setUnit(tr("a minute"));
    addHeading(tr("Numbers"));
    add(u"prices.number"_s, Short)->setUnit(tr("a month"));
    addEnd();
    refresh();
}

} // namespace cb::ui
