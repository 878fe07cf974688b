// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/yamlfile.h"

#include <QFile>

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace cb::config {

namespace {

constexpr qsizetype largestYaml = 1 << 20;
constexpr int deepest = 16;
constexpr int mostValues = 10'000; // aliases let a small file name a node without end

struct Flattener {
    QHash<QString, QString> flat;
    int values = 0;

    bool take(const YAML::Node &node, const QString &key, int depth)
    {
        if (depth > deepest || ++values > mostValues)
            return false;
        if (node.IsMap()) {
            for (const auto &entry : node) {
                if (!entry.first.IsScalar())
                    return false;
                const QString name = QString::fromStdString(entry.first.Scalar());
                if (!take(entry.second, key.isEmpty() ? name : key + u'.' + name, depth + 1))
                    return false;
            }
        } else if (node.IsSequence()) {
            QStringList items;
            for (const YAML::Node &item : node) {
                if (!item.IsScalar() || ++values > mostValues)
                    return false;
                items << QString::fromStdString(item.Scalar());
            }
            flat.insert(key, items.join(u','));
        } else {
            flat.insert(key, node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString());
        }
        return true;
    }
};

} // namespace

Result<QHash<QString, QString>> parseYaml(const QByteArray &text)
{
    if (text.size() > largestYaml)
        return failure(Error::Kind::Invalid, u"the configuration file is over 1 MB"_s);
    try { // yaml-cpp reports by exception; they end here
        const YAML::Node document = YAML::Load(text.toStdString());
        if (document.IsNull())
            return QHash<QString, QString>();
        if (!document.IsMap())
            return failure(Error::Kind::Invalid, u"the configuration file must be a map of settings"_s);
        Flattener flattener;
        if (!flattener.take(document, {}, 0))
            return failure(Error::Kind::Invalid, u"the configuration file is nested too deeply or too large"_s);
        return flattener.flat;
    } catch (const YAML::Exception &problem) {
        return failure(
            Error::Kind::Invalid, u"line %1: %2"_s.arg(problem.mark.line + 1).arg(QString::fromStdString(problem.msg)));
    }
}

Result<QHash<QString, QString>> readYaml(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return parseYaml(file.read(largestYaml + 1));
}

} // namespace cb::config
