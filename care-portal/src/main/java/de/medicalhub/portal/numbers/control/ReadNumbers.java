package de.medicalhub.portal.numbers.control;

import de.medicalhub.portal.numbers.entity.Count;
import de.medicalhub.portal.numbers.entity.Series;
import de.medicalhub.portal.numbers.entity.Series.Month;
import de.medicalhub.portal.records.Records;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** Asks the FHIR server as the current user (K1). */
@RequestScoped
public class ReadNumbers {
    @Inject
    private Records records;

    /** Every measure over the last months that are over. */
    public List<Series> ofMonths(int months) {
        Parameters wish = new Parameters();
        wish.addParameter().setName("months").setValue(new IntegerType(months));
        return of(records.ask(CarePlan.class, "$numbers", wish));
    }

    static List<Series> of(Parameters answer) {
        return answer.getParameter().stream()
                .filter(line -> line.getName().equals("measure"))
                .map(ReadNumbers::series)
                .toList();
    }

    private static Series series(ParametersParameterComponent line) {
        return new Series(
                text(line, "code"),
                parts(line, "month")
                        .map(month -> new Month(YearMonth.from(LocalDate.parse(text(month, "begin"))), count(month)))
                        .toList(),
                parts(line, "total").map(ReadNumbers::count).findFirst().orElseThrow());
    }

    private static Count count(ParametersParameterComponent line) {
        return new Count(number(line, "all"), number(line, "part"), numbers(line, "quartile"));
    }

    private static Optional<Integer> number(ParametersParameterComponent line, String name) {
        return numbers(line, name).stream().findFirst();
    }

    private static List<Integer> numbers(ParametersParameterComponent line, String name) {
        return parts(line, name)
                .map(part -> ((IntegerType) part.getValue()).getValue())
                .toList();
    }

    private static String text(ParametersParameterComponent line, String name) {
        return parts(line, name)
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ParametersParameterComponent> parts(ParametersParameterComponent line, String name) {
        return line.getPart().stream().filter(part -> part.getName().equals(name));
    }
}
