<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>cb::ui::CallWords</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n call(s)</source>
        <comment>group of calls</comment>
        <translation>
            <numerusform>%1, %n call</numerusform>
            <numerusform>%1, %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::CaptionModel</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::DeskWords</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <comment>requests nobody knows about</comment>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may or may not have been carried out.</source>
        <translation>
            <numerusform>A request may or may not have been carried out.</numerusform>
            <numerusform>%n requests may or may not have been carried out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::FailedCard</name>
    <message numerus="yes">
        <source>The carrier answered 404 after %n s.</source>
        <translation>
            <numerusform>The carrier answered 404 after %n s.</numerusform>
            <numerusform>The carrier answered 404 after %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ended after %n s.</source>
        <translation>
            <numerusform>It ended after %n s.</numerusform>
            <numerusform>It ended after %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::HealthSection</name>
    <message numerus="yes">
        <source>%n things need attention.</source>
        <translation>
            <numerusform>%n thing needs attention.</numerusform>
            <numerusform>%n things need attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::HistoryDelegate</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::HistorySaving</name>
    <message numerus="yes">
        <source>%n call(s) saved</source>
        <translation>
            <numerusform>%n call saved</numerusform>
            <numerusform>%n calls saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::ImportSection</name>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::KpiStrip</name>
    <message numerus="yes">
        <source>Now %n</source>
        <translation>
            <numerusform>Now %n</numerusform>
            <numerusform>Now %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::ListenerLog</name>
    <message numerus="yes">
        <source>signature checks on, %n refused today</source>
        <translation>
            <numerusform>signature checks on, %n refused today</numerusform>
            <numerusform>signature checks on, %n refused today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::ListenerSection</name>
    <message numerus="yes">
        <source>%n requests today had no valid Twilio signature. Nothing was changed.</source>
        <translation>
            <numerusform>%n request today had no valid Twilio signature. Nothing was changed.</numerusform>
            <numerusform>%n requests today had no valid Twilio signature. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n</source>
        <comment>page, number of new items</comment>
        <translation>
            <numerusform>%1, %n</numerusform>
            <numerusform>%1, %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::RouteView</name>
    <message numerus="yes">
        <source>%n more step(s)</source>
        <translation>
            <numerusform>%n more step</numerusform>
            <numerusform>%n more steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::SettingsWords</name>
    <message numerus="yes">
        <source>%n numbers have a fallback at Twilio.</source>
        <translation>
            <numerusform>%n number has a fallback at Twilio.</numerusform>
            <numerusform>%n numbers have a fallback at Twilio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: the API key may not read them.</source>
        <translation>
            <numerusform>%n recording of the last 30 days is missing: the API key may not read it.</numerusform>
            <numerusform>%n recordings of the last 30 days are missing: the API key may not read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: their address is none of Twilio&apos;s.</source>
        <translation>
            <numerusform>%n recording of the last 30 days is missing: its address is none of Twilio&apos;s.</numerusform>
            <numerusform>%n recordings of the last 30 days are missing: their address is none of Twilio&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: the account is out of money or suspended.</source>
        <translation>
            <numerusform>%n recording of the last 30 days is missing: the account is out of money or suspended.</numerusform>
            <numerusform>%n recordings of the last 30 days are missing: the account is out of money or suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings are not here yet: Twilio does not answer.</source>
        <translation>
            <numerusform>%n recording is not here yet: Twilio does not answer.</numerusform>
            <numerusform>%n recordings are not here yet: Twilio does not answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days could not be encrypted or written here.</source>
        <translation>
            <numerusform>%n recording of the last 30 days could not be encrypted or written here.</numerusform>
            <numerusform>%n recordings of the last 30 days could not be encrypted or written here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n recordings of the last 30 days Twilio has no sound.</source>
        <translation>
            <numerusform>Of %n recording of the last 30 days Twilio has no sound.</numerusform>
            <numerusform>Of %n recordings of the last 30 days Twilio has no sound.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days came damaged or too large.</source>
        <translation>
            <numerusform>%n recording of the last 30 days came damaged or too large.</numerusform>
            <numerusform>%n recordings of the last 30 days came damaged or too large.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::TwilioSection</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
</TS>
