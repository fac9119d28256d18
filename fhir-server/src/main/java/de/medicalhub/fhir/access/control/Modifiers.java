package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which modifiers the names of criteria may bear. FHIR R4, 3.1.1.4.4: a server refuses one that it does not support; the
 * engine ignores most, and finds more than was asked for. What has no such parameter is left for the engine to say.
 */
@Component
public class Modifiers {
    private static final String HAS = "_has:";
    private static final int PARTS_OF_HAS = 4;
    private static final String MISSING = "missing";
    private static final String TYPE = "[type]";
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final List<String> OF_INCLUDES = List.of("iterate", "recurse");
    private static final List<String> OF_TOKENS =
            List.of(MISSING, "not", "text", "in", "not-in", "above", "below", "of-type");

    /** Those that shape the answer have no modifier, those that look at fields of all resources are no more than tokens. */
    private static final Set<String> TOKENS_OF_ALL = Set.of("_id", "_tag", "_security", "_profile", "_source");

    private final ISearchParamRegistry parameters;

    Modifiers(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    /** Why a criterion is refused: it has a modifier, or a value for it, that is not offered; empty if none is. */
    Optional<String> refusal(SearchCriteria criteria) {
        return criteria.parameters().entrySet().stream()
                .flatMap(parameter -> refusal(criteria.type(), parameter.getKey(), parameter.getValue()).stream())
                .findFirst();
    }

    private Optional<String> refusal(String type, String name, String[] values) {
        if (name.startsWith(HAS)) {
            String[] parts = name.split(":", PARTS_OF_HAS);
            return parts.length == PARTS_OF_HAS ? refusal(parts[1], parts[PARTS_OF_HAS - 1], values) : Optional.empty();
        }
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        String[] parts = head.split(":", 2);
        String modifier = parts.length == 1 ? null : parts[1];
        if (dot < 0) {
            return modifier == null ? Optional.empty() : refusal(type, parts[0], modifier, values);
        }
        String rest = name.substring(dot + 1);
        return targets(type, parts[0], modifier)
                .filter(target -> rest.startsWith(HAS)
                        || find(target, rest.split("[.:]", 2)[0]).isPresent())
                .findFirst()
                .flatMap(target -> refusal(target, rest, values));
    }

    private Optional<String> refusal(String type, String name, String modifier, String[] values) {
        Optional<RuntimeSearchParam> parameter = find(type, name);
        if (parameter.isEmpty() && !name.startsWith("_")) {
            return Optional.empty();
        }
        List<String> offered =
                parameter.map(known -> offered(known.getParamType())).orElseGet(() -> ofAllTypes(name));
        boolean namesType = parameter
                .filter(known -> known.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
                .filter(known -> known.getTargets().contains(modifier))
                .isPresent();
        if (!namesType && (!offered.contains(modifier) || modifier.equals(TYPE))) {
            return Optional.of("The modifier :" + modifier + " is not offered for " + name
                    + (offered.isEmpty()
                            ? ", which has none."
                            : "; offered are :" + String.join(", :", offered) + "."));
        }
        return modifier.equals(MISSING) && !Arrays.stream(values).allMatch(TRUTHS::contains)
                ? Optional.of("The value of " + name + ":missing is true or false.")
                : Optional.empty();
    }

    private static List<String> offered(RestSearchParameterTypeEnum type) {
        return switch (type) {
            case STRING -> List.of(MISSING, "exact", "contains");
            case TOKEN -> OF_TOKENS;
            case REFERENCE -> List.of(MISSING, "identifier", TYPE);
            case URI -> List.of(MISSING, "above", "below");
            case DATE, NUMBER, QUANTITY -> List.of(MISSING);
            default -> List.of();
        };
    }

    private static List<String> ofAllTypes(String name) {
        if (name.equals("_include") || name.equals("_revinclude")) {
            return OF_INCLUDES;
        }
        return TOKENS_OF_ALL.contains(name) ? OF_TOKENS : List.of();
    }

    private Stream<String> targets(String type, String field, @Nullable String named) {
        return named == null
                ? find(type, field).stream()
                        .flatMap(parameter -> parameter.getTargets().stream().sorted())
                : Stream.of(named);
    }

    private Optional<RuntimeSearchParam> find(String type, String name) {
        return Optional.ofNullable(parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH));
    }
}
