package de.medicalhub.portal.imports.control;

import de.medicalhub.portal.imports.entity.ImportRow;
import de.medicalhub.portal.imports.entity.RefusedLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** Reads what the FHIR server tells of imports (IM1). */
public final class ReadImports {
    private ReadImports() {}

    /** From a list of them. */
    public static List<ImportRow> rows(Parameters answer) {
        return named(answer.getParameter(), "import")
                .map(line -> row(line.getPart()))
                .toList();
    }

    /** From the answer about one. */
    public static ImportRow row(Parameters answer) {
        return row(answer.getParameter());
    }

    private static ImportRow row(List<ParametersParameterComponent> facts) {
        return new ImportRow(
                text(facts, "job"),
                text(facts, "state"),
                number(facts, "percent"),
                number(facts, "lines"),
                number(facts, "stored"),
                number(facts, "refused"),
                moment(facts, "created").orElseThrow().getValue().toInstant(),
                moment(facts, "ended").map(moment -> moment.getValue().toInstant()),
                named(facts, "refusal").map(line -> refused(line.getPart())).toList());
    }

    private static RefusedLine refused(List<ParametersParameterComponent> facts) {
        String type = text(facts, "type");
        String id = text(facts, "id");
        return new RefusedLine(number(facts, "line"), id.isEmpty() ? type : type + "/" + id, text(facts, "reason"));
    }

    private static Optional<InstantType> moment(List<ParametersParameterComponent> facts, String name) {
        return named(facts, name).map(fact -> (InstantType) fact.getValue()).findFirst();
    }

    private static int number(List<ParametersParameterComponent> facts, String name) {
        return Integer.parseInt(text(facts, name));
    }

    private static String text(List<ParametersParameterComponent> facts, String name) {
        return named(facts, name)
                .map(fact -> fact.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static Stream<ParametersParameterComponent> named(List<ParametersParameterComponent> facts, String name) {
        return facts.stream().filter(fact -> fact.getName().equals(name));
    }
}
