package de.medicalhub.fhir.numbers.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.numbers.control.CountyNumbers;
import de.medicalhub.fhir.numbers.control.CountyNumbers.Row;
import de.medicalhub.fhir.numbers.entity.Told;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers for the county. Who may call it stands in the access table. */
@Component
@FhirProvider
public class NumbersProvider {
    private static final int USUAL = 12;

    private final Access access;
    private final CountyNumbers numbers;

    NumbersProvider(Access access, CountyNumbers numbers) {
        this.access = access;
        this.numbers = numbers;
    }

    /** {@code GET CarePlan/$numbers?months=…}: of the district for administrators, of the own hospital for others (Z1). */
    @Operation(name = "$numbers", type = CarePlan.class, idempotent = true)
    public Parameters numbers(@OperationParam(name = "months") @Nullable IntegerType months, RequestDetails request) {
        int wanted = months == null || months.getValue() == null ? USUAL : months.getValue();
        if (wanted < 1 || wanted > CountyNumbers.MOST_MONTHS) {
            throw new InvalidRequestException("months is a number from 1 to " + CountyNumbers.MOST_MONTHS + ".");
        }
        Optional<Set<String>> hospitals =
                access.caller(request).has(Role.ADMIN) ? Optional.empty() : Optional.of(access.organisations(request));
        Parameters answer = new Parameters();
        answer.addParameter().setName("smallest").setValue(new IntegerType(Told.SMALLEST));
        numbers.tell(wanted, hospitals)
                .forEach(row -> write(row, answer.addParameter().setName("measure")));
        return answer;
    }

    private static void write(Row row, ParametersParameterComponent line) {
        line.addPart().setName("code").setValue(new CodeType(row.measure().code()));
        row.months().forEach(month -> {
            ParametersParameterComponent part = line.addPart().setName("month");
            part.addPart()
                    .setName("begin")
                    .setValue(new DateType(month.month().atDay(1).toString()));
            write(month.told(), part);
        });
        write(row.total(), line.addPart().setName("total"));
    }

    /** What is hidden is absent. */
    private static void write(Told told, ParametersParameterComponent line) {
        told.all().ifPresent(all -> line.addPart().setName("all").setValue(new IntegerType(all)));
        told.part().ifPresent(part -> line.addPart().setName("part").setValue(new IntegerType(part)));
        told.quartiles()
                .forEach(hours -> line.addPart().setName("quartile").setValue(new IntegerType(Math.toIntExact(hours))));
    }
}
