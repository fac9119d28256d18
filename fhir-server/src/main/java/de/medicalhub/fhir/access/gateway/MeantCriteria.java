package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Criteria that the engine understands in another way than they are meant, in words in which it does not:
 *
 * <ul>
 *   <li>"from this month on" ({@code ge2026-11}) and "until this year" ({@code le2026}) begin and end with the whole month or
 *       year (R4, 3.1.1.4.8); the engine leaves out what lies within.
 *   <li>{@code :in} and {@code :not-in} name a value set, with its version if there is a bar in it; the parser takes that for a system
 *       and a code.
 *   <li>{@code :text} of a code finds a part of its words (ISiK Basis); the engine looks at their beginning.
 * </ul>
 */
final class MeantCriteria {
    private MeantCriteria() {}

    /** A copy. */
    static SearchParameterMap of(SearchParameterMap asked) {
        SearchParameterMap meant = asked.clone();
        asked.entrySet().forEach(criterion -> {
            List<List<IQueryParameterType>> all = new ArrayList<>();
            criterion.getValue().forEach(alternatives -> all.add(meant(alternatives)));
            meant.put(criterion.getKey(), all);
        });
        return meant;
    }

    private static List<IQueryParameterType> meant(List<IQueryParameterType> alternatives) {
        List<IQueryParameterType> meant = new ArrayList<>();
        for (IQueryParameterType alternative : alternatives) {
            if (alternative instanceof DateParam date) {
                meant.add(meant(date));
            } else if (alternative instanceof TokenParam set && NamedValueSets.isNamed(set)) {
                meant.add(named(set));
            } else {
                meant.add(alternative);
            }
            // The engine reads a list as one of texts by its first; each further one may be a part.
            if (alternative instanceof TokenParam token && token.getModifier() == TokenParamModifier.TEXT) {
                meant.add(new StringParam(token.getValue()).setContains(true));
            }
        }
        return meant;
    }

    private static TokenParam named(TokenParam set) {
        String url = set.getSystem();
        return url == null || url.isEmpty()
                ? set
                : new TokenParam(url + "|" + set.getValue()).setModifier(set.getModifier());
    }

    private static DateParam meant(DateParam date) {
        boolean isMonth = date.getPrecision() == TemporalPrecisionEnum.MONTH;
        if (date.isEmpty() || (!isMonth && date.getPrecision() != TemporalPrecisionEnum.YEAR)) {
            return date;
        }
        String text = date.getValueAsString();
        YearMonth first = isMonth ? YearMonth.parse(text) : Year.parse(text).atMonth(1);
        YearMonth last = isMonth ? first : Year.parse(text).atMonth(12);
        ParamPrefixEnum prefix = date.getPrefix();
        if (prefix == ParamPrefixEnum.GREATERTHAN_OR_EQUALS) {
            return new DateParam(prefix, first.atDay(1).toString());
        }
        return prefix == ParamPrefixEnum.LESSTHAN_OR_EQUALS
                ? new DateParam(prefix, last.atEndOfMonth().toString())
                : date;
    }
}
