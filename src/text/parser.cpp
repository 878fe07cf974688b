// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/parser.h"

#include "text/expressionparser.h"

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

class Parser
{
public:
    Parser(std::vector<Token> tokens, Program &program)
        : m_expressions(std::move(tokens), program.options)
        , m_program(program)
    { }

    bool parse()
    {
        m_program.body = body({});
        return !m_expressions.failed();
    }
    const Problem &problem() const { return m_expressions.problem(); }

private:
    using Ends = std::initializer_list<QStringView>;

    Body body(Ends ends);
    Body block(Ends ends);
    void closing(QStringView name);
    StatementPtr statement();
    StatementPtr ifStatement(Position at);
    StatementPtr forStatement(Position at);
    StatementPtr setStatement(Position at);
    StatementPtr filterStatement(Position at);
    StatementPtr withStatement(Position at);
    StatementPtr includeStatement(Position at, Statement::Kind kind);
    StatementPtr blockStatement(Position at);
    StatementPtr macroStatement(Position at);
    StatementPtr autoescapeStatement(Position at);

    ExpressionParser m_expressions;
    Program &m_program;
    QStringList m_open; // names of the tags around
};

// Statements up to a tag named in `ends`, whose name is then the current token.
Body Parser::body(Ends ends)
{
    ExpressionParser &in = m_expressions;
    Body all;
    ExpressionParser::Level level(in);
    if (level.tooDeep())
        return all;
    while (!in.failed()) {
        const Token token = in.next();
        switch (token.type) {
        case Token::Type::Data: {
            auto data = std::make_unique<DataStatement>(Statement::Kind::Data, token.at);
            data->text = token.text;
            all.push_back(std::move(data));
            break;
        }
        case Token::Type::VariableBegin: {
            auto print = std::make_unique<PrintStatement>(Statement::Kind::Print, token.at);
            print->value = in.tuple(true);
            if (!in.failed() && in.expectType(Token::Type::VariableEnd, u"'}}'"))
                all.push_back(std::move(print));
            break;
        }
        case Token::Type::BlockBegin:
            for (const QStringView end : ends) {
                if (in.current().isName(end))
                    return all;
            }
            if (StatementPtr made = statement(); made && in.expectType(Token::Type::BlockEnd, u"'%}'"))
                all.push_back(std::move(made));
            break;
        default:
            if (ends.size() > 0 && !in.failed())
                in.fail(token.at, u"the template ends inside '%1'"_s.arg(m_open.value(m_open.size() - 1)));
            return all;
        }
    }
    return all;
}

// `%}`, then the body.
Body Parser::block(Ends ends)
{
    m_expressions.skipOperator(u":"); // as in Python
    if (!m_expressions.expectType(Token::Type::BlockEnd, u"'%}'"))
        return {};
    return body(ends);
}

void Parser::closing(QStringView name)
{
    if (!m_expressions.failed() && !m_expressions.skipName(name))
        m_expressions.failHere(u'\'' + name.toString() + u'\'');
}

StatementPtr Parser::statement()
{
    ExpressionParser &in = m_expressions;
    const Position at = in.current().at;
    const QString name = in.expectName(u"the name of a tag");
    if (in.failed())
        return nullptr;
    m_open.append(name);
    StatementPtr made;
    if (name == u"if")
        made = ifStatement(at);
    else if (name == u"for")
        made = forStatement(at);
    else if (name == u"set")
        made = setStatement(at);
    else if (name == u"filter")
        made = filterStatement(at);
    else if (name == u"with")
        made = withStatement(at);
    else if (name == u"include")
        made = includeStatement(at, Statement::Kind::Include);
    else if (name == u"extends")
        made = includeStatement(at, Statement::Kind::Extends);
    else if (name == u"block")
        made = blockStatement(at);
    else if (name == u"macro")
        made = macroStatement(at);
    else if (name == u"autoescape")
        made = autoescapeStatement(at);
    else
        in.fail(at,
            m_open.size() > 1 ? u"unknown or misplaced tag '%1' inside '%2'"_s.arg(name, m_open[m_open.size() - 2])
                              : u"unknown tag '%1'"_s.arg(name));
    m_open.removeLast();
    return in.failed() ? nullptr : std::move(made);
}

StatementPtr Parser::ifStatement(Position at)
{
    auto made = std::make_unique<IfStatement>(Statement::Kind::If, at);
    do {
        NodePtr test = m_expressions.tuple(false);
        Body body = block({u"elif", u"else", u"endif"});
        made->branches.emplace_back(std::move(test), std::move(body));
    } while (!m_expressions.failed() && m_expressions.skipName(u"elif"));
    if (m_expressions.skipName(u"else"))
        made->otherwise = block({u"endif"});
    closing(u"endif");
    return made;
}

StatementPtr Parser::forStatement(Position at)
{
    auto made = std::make_unique<ForStatement>(Statement::Kind::For, at);
    if (!m_expressions.target(made->target, false, true))
        return nullptr;
    if (!m_expressions.skipName(u"in"))
        return m_expressions.failHere(u"'in'");
    made->items = m_expressions.tuple(false, u"recursive");
    if (m_expressions.skipName(u"if"))
        made->condition = m_expressions.expression();
    if (m_expressions.current().isName(u"recursive"))
        return m_expressions.fail(m_expressions.current().at, u"recursive loops are not supported"_s);
    made->body = block({u"else", u"endfor"});
    if (m_expressions.skipName(u"else"))
        made->otherwise = block({u"endfor"});
    closing(u"endfor");
    return made;
}

StatementPtr Parser::setStatement(Position at)
{
    Target target;
    if (!m_expressions.target(target, true, true))
        return nullptr;
    if (m_expressions.skipOperator(u"=")) {
        auto made = std::make_unique<SetStatement>(Statement::Kind::Set, at);
        made->target = std::move(target);
        made->value = m_expressions.tuple(true);
        return made;
    }
    auto made = std::make_unique<SetStatement>(Statement::Kind::SetBlock, at);
    made->target = std::move(target);
    if (m_expressions.current().isOperator(u"|"))
        made->value = m_expressions.filters(std::make_unique<CapturedNode>(at), false);
    made->body = block({u"endset"});
    closing(u"endset");
    return made;
}

StatementPtr Parser::filterStatement(Position at)
{
    auto made = std::make_unique<FilterStatement>(Statement::Kind::FilterBlock, at);
    made->filters = m_expressions.filters(std::make_unique<CapturedNode>(at), true);
    made->body = block({u"endfilter"});
    closing(u"endfilter");
    return made;
}

StatementPtr Parser::withStatement(Position at)
{
    auto made = std::make_unique<WithStatement>(Statement::Kind::With, at);
    while (!m_expressions.failed() && m_expressions.current().type == Token::Type::Name) {
        Target target;
        if (!m_expressions.target(target, false, false) || !m_expressions.expectOperator(u"="))
            return nullptr;
        made->values.emplace_back(std::move(target), m_expressions.expression());
        if (!m_expressions.skipOperator(u","))
            break;
    }
    made->body = block({u"endwith"});
    closing(u"endwith");
    return made;
}

StatementPtr Parser::includeStatement(Position at, Statement::Kind kind)
{
    auto made = std::make_unique<IncludeStatement>(kind, at);
    made->templateName = m_expressions.expression();
    if (kind == Statement::Kind::Extends)
        return made;
    ExpressionParser &in = m_expressions;
    if (in.current().isName(u"ignore") && in.following().isName(u"missing")) {
        in.next();
        in.next();
        made->ignoreMissing = true;
    }
    if ((in.current().isName(u"with") || in.current().isName(u"without")) && in.following().isName(u"context")) {
        made->withContext = in.next().text == u"with";
        in.next();
    }
    return made;
}

StatementPtr Parser::blockStatement(Position at)
{
    auto made = std::make_unique<BlockStatement>(Statement::Kind::Block, at);
    made->name = m_expressions.expectName(u"the name of a block");
    made->scoped = m_expressions.skipName(u"scoped");
    made->required = m_expressions.skipName(u"required");
    if (m_program.blocks.contains(made->name))
        return m_expressions.fail(at, u"block '%1' is defined twice"_s.arg(made->name));
    m_program.blocks.insert(made->name, made.get());
    made->body = block({u"endblock"});
    closing(u"endblock");
    m_expressions.skipName(made->name);
    if (made->required) {
        for (const StatementPtr &part : made->body) {
            if (part->kind != Statement::Kind::Data
                || !static_cast<const DataStatement &>(*part).text.trimmed().isEmpty())
                return m_expressions.fail(part->at, u"a required block must be empty"_s);
        }
    }
    return made;
}

StatementPtr Parser::macroStatement(Position at)
{
    auto made = std::make_unique<MacroStatement>(Statement::Kind::Macro, at);
    made->name = Identifier(m_expressions.expectName(u"the name of a macro"));
    m_expressions.expectOperator(u"(");
    while (!m_expressions.failed() && !m_expressions.current().isOperator(u")")) {
        if (!made->parameters.empty() && !m_expressions.expectOperator(u","))
            break;
        const Position where = m_expressions.current().at;
        Identifier name(m_expressions.expectName(u"the name of a parameter"));
        NodePtr preset;
        if (m_expressions.skipOperator(u"="))
            preset = m_expressions.expression();
        else if (!made->parameters.empty() && made->parameters.back().second)
            return m_expressions.fail(where, u"a parameter without default follows one with default"_s);
        for (const auto &parameter : made->parameters) {
            if (parameter.first == name)
                return m_expressions.fail(where, u"parameter '%1' is named twice"_s.arg(name.text));
        }
        made->parameters.emplace_back(std::move(name), std::move(preset));
    }
    m_expressions.expectOperator(u")");
    made->body = block({u"endmacro"});
    closing(u"endmacro");
    return made;
}

StatementPtr Parser::autoescapeStatement(Position at)
{
    auto made = std::make_unique<AutoescapeStatement>(Statement::Kind::Autoescape, at);
    made->enabled = m_expressions.expression();
    made->body = block({u"endautoescape"});
    closing(u"endautoescape");
    return made;
}

// Limits beyond what the stack of a thread holds are cut, whatever the caller asks for.
Options bounded(Options options)
{
    options.limits.depth = std::clamp(options.limits.depth, 1, 250);
    options.limits.templates = std::clamp(options.limits.templates, 1, 50);
    return options;
}

} // namespace

Outcome<std::shared_ptr<const Program>> parseTemplate(QString source, Options options)
{
    auto program = std::make_shared<Program>();
    program->options = bounded(std::move(options));
    auto tokens = tokenize(std::move(source), program->options);
    if (!tokens)
        return tl::unexpected(tokens.error());
    Parser parser(std::move(*tokens), *program);
    if (!parser.parse())
        return tl::unexpected(parser.problem());
    return program;
}

Outcome<std::shared_ptr<const ExpressionProgram>> parseExpression(QString source, Options options)
{
    auto program = std::make_shared<ExpressionProgram>();
    program->options = bounded(std::move(options));
    auto tokens = tokenizeExpression(std::move(source), program->options);
    if (!tokens)
        return tl::unexpected(tokens.error());
    ExpressionParser parser(std::move(*tokens), program->options);
    program->root = parser.expression();
    if (!parser.failed() && parser.current().type != Token::Type::End)
        parser.failHere(u"the end of the expression");
    if (parser.failed())
        return tl::unexpected(parser.problem());
    return program;
}

} // namespace cb::text
