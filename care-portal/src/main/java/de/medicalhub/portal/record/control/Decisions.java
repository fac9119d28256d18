package de.medicalhub.portal.record.control;

import de.medicalhub.portal.record.entity.MedicinePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Decisions that are being taken: fields by the pair's key, with {@code Dosage} and {@code Reason} behind it. */
public final class Decisions {
    private final Map<String, @Nullable String> typed = new LinkedHashMap<>();

    /** What was chosen and typed, by field. */
    public Map<String, @Nullable String> getTyped() {
        return typed;
    }

    /** kept, changed or stopped; empty if nothing is decided about it yet. */
    public Optional<String> of(MedicinePair pair) {
        return text(pair.key());
    }

    /** The new dosage. */
    public Optional<String> dosage(MedicinePair pair) {
        return text(pair.key() + "Dosage");
    }

    /** Why. */
    public Optional<String> reason(MedicinePair pair) {
        return text(pair.key() + "Reason");
    }

    private Parameters toParameters(MedicinePair pair) {
        Parameters parameters = new Parameters().addParameter("decision", new CodeType(of(pair).orElse("")));
        if (pair.prescription().isEmpty()) {
            parameters.addParameter("statement", new Reference(pair.statement()));
        } else {
            parameters.addParameter("prescription", new Reference(pair.prescription()));
        }
        if (of(pair).filter("changed"::equals).isPresent()) {
            dosage(pair).ifPresent(words -> parameters.addParameter("dosage", new StringType(words)));
        }
        reason(pair).ifPresent(words -> parameters.addParameter("reason", new StringType(words)));
        return parameters;
    }

    /** All of them, to be taken together. */
    public Parameters toParameters(List<MedicinePair> decided) {
        Parameters together = new Parameters();
        decided.forEach(pair -> {
            Parameters.ParametersParameterComponent one =
                    together.addParameter().setName("medicine");
            toParameters(pair).getParameter().forEach(one::addPart);
        });
        return together;
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(typed.get(field))
                .map(words -> Objects.requireNonNullElse(words, "").strip())
                .filter(words -> !words.isEmpty());
    }
}
