package de.medicalhub.fhir.operation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads typed values from the Parameters of an operation and notes what is wrong with each. */
public final class ParameterReader {
    /** In characters. */
    public static final int LONGEST_TEXT = 2000;

    private static final Set<TemporalPrecisionEnum> EXACT =
            EnumSet.of(TemporalPrecisionEnum.MINUTE, TemporalPrecisionEnum.SECOND, TemporalPrecisionEnum.MILLI);

    private final Parameters parameters;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    public ParameterReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /** A moment that names its zone and at least the minute. */
    public Optional<Instant> instant(String name, boolean required) {
        return one(name, required).flatMap(value -> {
            if (value instanceof BaseDateTimeType time
                    && time.hasValue()
                    && time.getTimeZone() != null
                    && EXACT.contains(time.getPrecision())) {
                return Optional.of(time.getValue().toInstant());
            }
            return wrong(name, "no-moment");
        });
    }

    public Optional<Boolean> bool(String name, boolean required) {
        return one(name, required)
                .flatMap(value -> value instanceof BooleanType bool && bool.hasValue()
                        ? Optional.of(bool.booleanValue())
                        : wrong(name, "no-boolean"));
    }

    /** Free text, trimmed; an empty one counts as absent. */
    public Optional<String> text(String name) {
        return one(name, false).flatMap(value -> {
            if (!(value instanceof StringType text) || text.getValue() == null) {
                return wrong(name, "no-text");
            }
            String trimmed = text.getValue().strip();
            return trimmed.length() > LONGEST_TEXT
                    ? wrong(name, "too-long")
                    : Optional.of(trimmed).filter(kept -> !kept.isEmpty());
        });
    }

    /** Text that must say something. */
    public Optional<String> requiredText(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()
                && faults.stream().noneMatch(fault -> fault.parameter().equals(name))) {
            fault(name, "required");
        }
        return text;
    }

    /** A whole number from one up to the most that is allowed. */
    public Optional<Integer> number(String name, int most) {
        return one(name, false).flatMap(value -> {
            boolean fits = value instanceof IntegerType number
                    && number.hasValue()
                    && number.getValue() >= 1
                    && number.getValue() <= most;
            if (fits) {
                return Optional.of(((IntegerType) value).getValue());
            }
            faults.add(new Fault(name, "no-number", Integer.toString(most)));
            return Optional.empty();
        });
    }

    /** One of these codes. */
    public Optional<String> code(String name, boolean required, Set<String> codes) {
        return one(name, required)
                .flatMap(value -> codeOf(name, value)
                        .flatMap(code -> codes.contains(code) ? Optional.of(code) : wrong(name, "unknown-code")));
    }

    /** One code of an own system. */
    public Optional<String> codeOf(String name, boolean required, String system) {
        return one(name, required).flatMap(value -> ours(name, value, system));
    }

    /** At least one code of an own system; each once. */
    public List<String> codesOf(String name, String system) {
        return all(name).stream()
                .flatMap(value -> ours(name, value, system).stream())
                .distinct()
                .toList();
    }

    /** Codes of an own system, each once; there may be none. */
    public List<String> codesIfThere(String name, String system) {
        return values(name).stream()
                .flatMap(value -> ours(name, value, system).stream())
                .distinct()
                .toList();
    }

    /** Local reference to that type. */
    public Optional<String> reference(String name, String type) {
        return one(name, true).flatMap(value -> referenceOf(name, value, type));
    }

    /** Local reference to that type, if there is one. */
    public Optional<String> referenceIfThere(String name, String type) {
        return one(name, false).flatMap(value -> referenceOf(name, value, type));
    }

    /** At least one local reference to that type; each once. */
    public List<String> references(String name, String type) {
        return all(name).stream()
                .flatMap(value -> referenceOf(name, value, type).stream())
                .distinct()
                .toList();
    }

    /** A value of that FHIR type. */
    public <T extends Type> Optional<T> value(String name, Class<T> type) {
        return one(name, false)
                .flatMap(value -> type.isInstance(value) ? Optional.of(type.cast(value)) : wrong(name, "wrong-type"));
    }

    /** All values of that FHIR type; there may be none. */
    public <T extends Type> List<T> valuesIfThere(String name, Class<T> type) {
        return values(name).stream()
                .flatMap(value -> (type.isInstance(value)
                                ? Optional.of(type.cast(value))
                                : this.<T>wrong(name, "wrong-type"))
                        .stream())
                .toList();
    }

    /** A rule of the case that one parameter breaks. */
    public void fault(String name, String reason) {
        faults.add(new Fault(name, reason));
    }

    /** What was found elsewhere. */
    public void fault(Fault found) {
        faults.add(found);
    }

    /** Everything noted, and every parameter that nobody asked for. */
    public List<Fault> faults() {
        List<Fault> all = new ArrayList<>(faults);
        parameters.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getName)
                .distinct()
                .filter(name -> !asked.contains(name))
                .forEach(name -> all.add(new Fault(name == null ? "" : name, "unknown-parameter")));
        return all;
    }

    /**
     * @throws Refusal that names all of them, if there is one
     */
    public void requireNoFaults() {
        List<Fault> all = faults();
        if (!all.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, all);
        }
    }

    private List<Type> all(String name) {
        List<Type> values = values(name);
        if (values.isEmpty()) {
            fault(name, "required");
        }
        return values;
    }

    private Optional<Type> one(String name, boolean required) {
        List<Type> values = values(name);
        if (values.size() > 1) {
            return wrong(name, "only-once");
        }
        if (values.isEmpty() && required) {
            return wrong(name, "required");
        }
        return values.stream().findFirst();
    }

    private List<Type> values(String name) {
        asked.add(name);
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()) && parameter.hasValue())
                .map(Parameters.ParametersParameterComponent::getValue)
                .toList();
    }

    private Optional<String> ours(String name, Type value, String system) {
        return codeOf(name, value)
                .flatMap(code ->
                        OwnCodes.shipped().contains(system, code) ? Optional.of(code) : wrong(name, "unknown-code"));
    }

    private Optional<String> codeOf(String name, Type value) {
        boolean textual = value instanceof CodeType || value instanceof StringType;
        return textual && value instanceof PrimitiveType<?> primitive && primitive.hasValue()
                ? Optional.of(primitive.getValueAsString())
                : wrong(name, "unknown-code");
    }

    private Optional<String> referenceOf(String name, Type value, String type) {
        if (value instanceof Reference reference) {
            var id = reference.getReferenceElement();
            if (type.equals(id.getResourceType()) && id.hasIdPart() && !id.isAbsolute()) {
                return Optional.of(type + "/" + id.getIdPart());
            }
        }
        return wrong(name, "no-reference");
    }

    private <T> Optional<T> wrong(String name, String reason) {
        fault(name, reason);
        return Optional.empty();
    }
}
