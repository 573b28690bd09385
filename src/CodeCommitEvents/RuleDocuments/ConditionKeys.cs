using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Creates the keys of documents from the definitions of conditions.</summary>
internal static class ConditionKeys
{
    public static IEnumerable<RuleKey<TBuilder>> Create<TBuilder, TEvent>(ConditionCatalog conditions)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent => conditions.All.Where(static condition => condition.Values != ConditionValues.Setting).Select(Create<TBuilder, TEvent>);

    /// <summary>Creates the keys of the conditions that are settings of a rule. They are not allowed in groups of conditions.</summary>
    public static IEnumerable<RuleKey<TBuilder>> CreateSettings<TBuilder, TEvent>(ConditionCatalog conditions)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent => conditions.All.Where(static condition => condition.Values == ConditionValues.Setting).Select(CreateSetting<TBuilder, TEvent>);

    private static RuleKey<TBuilder> CreateSetting<TBuilder, TEvent>(ConditionDefinition condition)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent => RuleKeys.Create<TBuilder, bool>(condition.Name, condition.Summary, RuleValueKinds.Flag, (builder, isSet) =>
        {
            if (isSet)
            {
                builder.Add(((ConditionDefinition<string>)condition).Create());
            }
        });

    private static RuleKey<TBuilder> Create<TBuilder, TEvent>(ConditionDefinition condition)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent
    {
        if (condition is ConditionDefinition<CallerPattern> callers)
        {
            return RuleKeys.Create<TBuilder, CallerPattern[]>(callers.Name, callers.Summary, SharedValues.Callers, (builder, values) => builder.Add(callers.Create(values)));
        }

        var texts = (ConditionDefinition<string>)condition;
        var words = RuleValueKinds.List(RuleValueKinds.Word(texts.Words));
        return condition.Values switch
        {
            ConditionValues.Regex => Key(RuleValueKinds.Text, text => texts.Create(text)),
            ConditionValues.Words => Key(words, texts.Create),
            ConditionValues.None => Key(RuleValueKinds.Flag, flag => Negated(texts.Create(), !flag)),
            ConditionValues.NoneOrTexts => Key(RuleValueKinds.FlagOr(SharedValues.Texts), value => Negated(texts.Create(value.Values), !value.Flag)),
            ConditionValues.NoneOrWords => Key(RuleValueKinds.FlagOr(words), value => Negated(texts.Create(value.Values), !value.Flag)),
            _ => Key(SharedValues.Texts, texts.Create),
        };

        RuleKey<TBuilder> Key<T>(RuleValue<T> value, Func<T, Condition> create) =>
            RuleKeys.Create<TBuilder, T>(texts.Name, texts.Summary, value, (builder, read) => builder.Add(create(read)));
    }

    private static Condition Negated(Condition condition, bool isNegated) => isNegated ? new UnlessCondition(condition) : condition;
}
