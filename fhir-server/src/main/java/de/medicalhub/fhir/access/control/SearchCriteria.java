package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.NumberSize;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What may be asked in a search, and how much of it. That criteria tell no more than the resources shown is the work of the
 * search itself, which follows chains and counts totals among readable resources only.
 *
 * @param type searched for
 * @param parameters as in the request, names with modifiers
 */
public record SearchCriteria(String type, Map<String, String[]> parameters) {
    /** Readable resources that one step of a chain or {@code _has} goes through, or that come along with a page. */
    public static final int MOST_FOLLOWED = 1_000;

    /** Readable matches that are counted for a total. */
    public static final int MOST_COUNTED = 10_000;

    /** The answer where {@link #MOST_FOLLOWED} is passed. */
    public static final String TOO_MANY_FOLLOWED =
            "This search leads through more than 1,000 resources. Please narrow it.";

    /** The answer where only a count is asked for and {@link #MOST_COUNTED} is passed. */
    public static final String TOO_MANY_COUNTED =
            "There are more than 10,000 matches, which are not counted. Please narrow the search.";

    private static final int MOST_PARAMETERS = 100;
    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_INCLUDES = 20;
    private static final int MOST_STEPS = 4;

    /** They look into other resources, at deleted ones, or would page through what may not be read. */
    private static final Set<String> NOT_OFFERED = Set.of(
            "_filter",
            "_query",
            "_list",
            "_contained",
            "_containedType",
            "_offset",
            "_includeDeleted",
            "_text",
            "_content");

    /** Parameters that only shape the answer or look at fields that every projection shows. */
    private static final Set<String> HARMLESS = Set.of(
            "_id",
            "_has",
            "_lastUpdated",
            "_count",
            "_sort",
            "_format",
            "_pretty",
            "_summary",
            "_elements",
            "_include",
            "_revinclude",
            "_total",
            "status",
            "intent",
            "code",
            "category",
            "owner",
            "requester",
            "business-status",
            "focus",
            "group-identifier",
            "requisition",
            "authored",
            "authored-on",
            "modified",
            "occurrence");

    /** Of those, what every rebuilt resource shows as it is stored: an order by other fields would tell about the rest. */
    private static final Set<String> SORTABLE =
            Set.of("_id", "_lastUpdated", "status", "intent", "authored", "authored-on", "modified");

    /** Why the search is refused, if it is. */
    public Optional<String> refusal() {
        return first(this::refusal);
    }

    /** What makes the search larger than anybody needs, if anything. */
    public Optional<String> excess() {
        return NumericCriteria.areTooLarge(parameters) ? Optional.of(NumberSize.SENTENCE) : first(this::excess);
    }

    /**
     * Whether the total is told; an estimate is one that is known.
     *
     * @param toHospital whether a hospital's own system asks: with documents it is told without being asked for, because
     *     ISiK's results of a search for documents (ISiKDokumentenSuchergebnisse) must have one
     */
    public boolean counts(boolean toHospital) {
        String[] modes = parameters.get("_total");
        return modes == null
                ? toHospital && type.equals("DocumentReference")
                : Arrays.stream(modes).anyMatch(mode -> !mode.equals("none"));
    }

    /** Whether a projection may be among the results: it is searched by nothing but what it shows. */
    public boolean findsProjections() {
        return parameters.entrySet().stream()
                .allMatch(parameter -> isHarmless(parameter.getKey())
                        && (!baseName(parameter.getKey()).equals("_sort") || sortsHarmlessly(parameter.getValue())));
    }

    private Optional<String> first(BiFunction<String, String[], Optional<String>> rule) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> rule.apply(parameter.getKey(), parameter.getValue()).stream())
                .findFirst();
    }

    private Optional<String> refusal(String name, String[] values) {
        String base = baseName(name);
        if (NOT_OFFERED.contains(base) && !isPlaceInTrail(base)) {
            return Optional.of("The search parameter " + base + " is not offered.");
        }
        if (base.equals("_sort") && Arrays.stream(values).anyMatch(SearchCriteria::sortsByOthers)) {
            return Optional.of("Sorting is offered by fields of the resource itself only.");
        }
        return base.equals("_revinclude") && Arrays.stream(values).anyMatch(value -> value.contains("*"))
                ? Optional.of("Say which resources shall come along: _revinclude=Type:parameter.")
                : Optional.empty();
    }

    /** The trail's own store counts nothing but the rows that the caller reads, and its pages lead on by it. */
    private boolean isPlaceInTrail(String base) {
        return base.equals("_offset") && type.equals("AuditEvent");
    }

    private Optional<String> excess(String name, String[] values) {
        List<String> all = Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        if (parameters.size() > MOST_PARAMETERS || values.length > MOST_PARAMETERS) {
            return Optional.of("A search has at most " + MOST_PARAMETERS + " parameters.");
        }
        if (all.size() > MOST_VALUES) {
            return Optional.of("A search parameter has at most " + MOST_VALUES + " values.");
        }
        if (name.length() > LONGEST_VALUE || all.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            return Optional.of("A value of a search has at most " + LONGEST_VALUE + " characters.");
        }
        if (baseName(name).endsWith("include") && all.size() > MOST_INCLUDES) {
            return Optional.of("A search has at most " + MOST_INCLUDES + " includes.");
        }
        if (baseName(name).equals("_count") && all.stream().anyMatch(value -> value.startsWith("-"))) {
            return Optional.of("_count must not be negative.");
        }
        return steps(name) > MOST_STEPS
                ? Optional.of("A chain has at most " + MOST_STEPS + " steps.")
                : Optional.empty();
    }

    /** Each step of a chain, and each {@code _has}, is a search of its own. */
    private static int steps(String name) {
        return name.split("\\.|_has:", -1).length - 1;
    }

    /** Like a chain, an order by another resource's fields tells about them. */
    private static boolean sortsByOthers(String value) {
        return value.contains(".") || value.contains(":");
    }

    /** Of a chain the first field counts here: the further ones are looked up among what the caller reads. */
    private static boolean isHarmless(String name) {
        String base = baseName(name);
        boolean leadsOn = base.equals("_has") || base.endsWith("include") || name.contains(".");
        return HARMLESS.contains(base) && (leadsOn || !name.contains(":") || name.endsWith(":not"));
    }

    private static boolean sortsHarmlessly(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(field -> field.startsWith("-") ? field.substring(1) : field)
                .allMatch(SORTABLE::contains);
    }

    private static String baseName(String name) {
        return name.split("[.:]", 2)[0];
    }
}
