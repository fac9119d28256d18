package de.medicalhub.fhir.engine.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * A FHIRPath of a search parameter that only goes down from element to element, such as {@code Patient.name.family}; nine of ten
 * do. What it finds is found without an engine for the whole language, in the same order.
 *
 * @param type where it begins
 * @param steps from there; null for a path that is followed in resources of other types only, where it finds nothing
 */
record PlainPath(String type, Optional<List<Step>> steps) {
    private static final Set<String> TYPES =
            Arrays.stream(ResourceType.values()).map(ResourceType::name).collect(Collectors.toUnmodifiableSet());

    private static final String CHILD = "\\.([a-z][A-Za-z]*+)";
    private static final String HAVING = "\\.where\\(([a-z][A-Za-z]*) ?= ?'([A-Za-z-]*)'\\)";
    private static final String LEADING = "\\.where\\(resolve\\(\\) is ([A-Z][A-Za-z]*)\\)";
    private static final Pattern STEP = Pattern.compile(CHILD + "(?!\\()|" + HAVING + "|" + LEADING);
    private static final Pattern WHOLE =
            Pattern.compile("([A-Z][A-Za-z]*)((?:" + CHILD + "(?!\\()|" + HAVING + "|" + LEADING + ")*)");
    private static final Pattern AS = Pattern.compile("\\(([A-Z][A-Za-z]*)(?:" + CHILD + ")+ as [A-Za-z]+\\)");
    private static final Base[] NONE = {};
    private static final int NAME = 1;
    private static final int FIELD = 2;
    private static final int VALUE = 3;
    private static final int TARGET = 4;

    /** From the elements found so far to those behind them; empty where only the engine knows. */
    private interface Step {
        Optional<List<Base>> from(List<Base> found);
    }

    /** The path; empty if it is none of this kind. */
    static Optional<PlainPath> of(String path) {
        Matcher whole = WHOLE.matcher(path);
        if (whole.matches() && TYPES.contains(whole.group(1))) {
            return steps(whole.group(2)).map(steps -> new PlainPath(whole.group(1), Optional.of(steps)));
        }
        Matcher as = AS.matcher(path);
        return as.matches() && TYPES.contains(as.group(1))
                ? Optional.of(new PlainPath(as.group(1), Optional.empty()))
                : Optional.empty();
    }

    /** What the path finds in the resource; empty where only the engine knows. */
    Optional<List<Base>> values(Resource resource) {
        if (!resource.fhirType().equals(type)) {
            return Optional.of(List.of());
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Base>> found = Optional.of(List.of(resource));
        for (Step step : steps.get()) {
            found = found.flatMap(step::from);
        }
        return found;
    }

    private static Optional<List<Step>> steps(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            String name = step.group(NAME);
            String field = step.group(FIELD);
            String target = step.group(TARGET);
            if (name != null) {
                steps.add(found -> Optional.of(children(found, name)));
            } else if (field != null) {
                String value = step.group(VALUE);
                steps.add(found -> Optional.of(
                        found.stream().filter(each -> has(each, field, value)).toList()));
            } else if (TYPES.contains(target)) {
                steps.add(found -> leading(found, target));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(steps));
    }

    private static List<Base> children(List<Base> parents, String name) {
        List<Base> found = new ArrayList<>();
        for (Base parent : parents) {
            for (Base child : children(parent, name)) {
                if (child != null) {
                    found.add(child instanceof IdType id ? bare(id) : child);
                }
            }
        }
        return found;
    }

    /** None where the parent never has such. */
    private static Base[] children(Base parent, String name) {
        try {
            return Objects.requireNonNullElse(parent.listChildrenByName(name, false), NONE);
        } catch (FHIRException e) {
            throw new IllegalStateException("Names are not checked here", e);
        }
    }

    /** As the engine gives it: without type and version. */
    private static Base bare(IdType id) {
        return (Base) id.toUnqualifiedVersionless().withResourceType(null);
    }

    private static boolean has(Base element, String field, String value) {
        List<Base> values = children(List.of(element), field);
        return values.size() == 1 && value.equals(values.get(0).primitiveValue());
    }

    /** References to the type; what is contained or no reference is looked up by the engine. */
    private static Optional<List<Base>> leading(List<Base> found, String target) {
        List<Base> leading = new ArrayList<>();
        for (Base each : found) {
            if (!(each instanceof Reference reference)) {
                return Optional.empty();
            }
            String named = reference.getReferenceElement_().getValue();
            if (named != null && named.startsWith("#")) {
                return Optional.empty();
            }
            if (named != null && target.equals(new IdType(named).getResourceType())) {
                leading.add(each);
            }
        }
        return Optional.of(leading);
    }
}
