package de.medicalhub.portal.imports.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.imports.entity.ImportRow;
import de.medicalhub.portal.imports.entity.RefusedLine;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadImportsTest {
    private static final Instant BEGUN = Instant.parse("2026-11-27T04:30:00Z");

    @Test
    @DisplayName("IM1: a running import is read with its numbers, without an end")
    void aRunningImport() {
        Parameters list = new Parameters();
        ParametersParameterComponent line = list.addParameter().setName("import");
        part(line, "job", new StringType("a"));
        part(line, "state", new CodeType("running"));
        part(line, "percent", new IntegerType(40));
        part(line, "lines", new IntegerType(1000));
        part(line, "stored", new IntegerType(390));
        part(line, "refused", new IntegerType(10));
        part(line, "created", new InstantType(Date.from(BEGUN)));
        assertThat(ReadImports.rows(list)).singleElement().satisfies(row -> {
            assertThat(row.done()).isEqualTo(400);
            assertThat(row.isDone()).isFalse();
            assertThat(row.created()).isEqualTo(BEGUN);
            assertThat(row.ended()).isEmpty();
        });
    }

    @Test
    @DisplayName("IM3: refused lines are read with what they were; how many more there are is told")
    void refusedLines() {
        Parameters one = new Parameters();
        one.addParameter("job", new StringType("a"));
        one.addParameter("state", new CodeType("done"));
        one.addParameter("percent", new IntegerType(100));
        one.addParameter("lines", new IntegerType(5));
        one.addParameter("stored", new IntegerType(2));
        one.addParameter("refused", new IntegerType(3));
        one.addParameter("created", new InstantType(Date.from(BEGUN)));
        one.addParameter("ended", new InstantType(Date.from(BEGUN)));
        ParametersParameterComponent first = one.addParameter().setName("refusal");
        part(first, "line", new IntegerType(2));
        part(first, "type", new CodeType("Patient"));
        part(first, "id", new StringType("p"));
        part(first, "reason", new StringType("x"));
        ParametersParameterComponent second = one.addParameter().setName("refusal");
        part(second, "line", new IntegerType(4));
        part(second, "reason", new StringType("y"));
        ImportRow row = ReadImports.row(one);
        assertThat(row.refusals()).containsExactly(new RefusedLine(2, "Patient/p", "x"), new RefusedLine(4, "", "y"));
        assertThat(row.further()).isEqualTo(1);
    }

    private static void part(ParametersParameterComponent line, String name, Type value) {
        line.addPart().setName(name).setValue(value);
    }
}
