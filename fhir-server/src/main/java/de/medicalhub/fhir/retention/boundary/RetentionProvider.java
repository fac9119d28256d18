package de.medicalhub.fhir.retention.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.retention.control.DueReport;
import de.medicalhub.fhir.retention.control.EraseDue;
import de.medicalhub.fhir.retention.control.EraseRecords;
import de.medicalhub.fhir.retention.control.ErasureReport;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Erasing a person. Who may call it stands in the access table. */
@Component
@FhirProvider
public class RetentionProvider {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final EraseRecords erase;
    private final EraseDue due;
    private final Trail trail;

    RetentionProvider(EraseRecords erase, EraseDue due, Trail trail) {
        this.trail = trail;
        this.erase = erase;
        this.due = due;
    }

    /** {@code POST Patient/{id}/$erase}, for administrators; a dry run unless {@code dry-run} is false. */
    @Operation(name = "$erase", type = Patient.class)
    public Parameters erase(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        return RefusalTexts.explain(request, () -> {
            ParameterReader reader = new ParameterReader(Objects.requireNonNullElseGet(parameters, Parameters::new));
            boolean dryRun = reader.bool("dry-run", false).orElse(true);
            reader.requireNoFaults();
            return answer(erase.erase("Patient/" + id.getIdPart(), dryRun));
        });
    }

    /** {@code POST Patient/$erase-due}, for administrators: all whose time is over; a dry run unless said otherwise. */
    @Operation(name = "$erase-due", type = Patient.class)
    public Parameters eraseDue(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        return RefusalTexts.explain(request, () -> {
            ParameterReader reader = new ParameterReader(Objects.requireNonNullElseGet(parameters, Parameters::new));
            boolean dryRun = reader.bool("dry-run", false).orElse(true);
            int most = reader.number("count", EraseDue.MOST).orElse(EraseDue.MOST);
            String after = reader.text("after").orElse("");
            if (!after.isEmpty() && !ID.matcher(after).matches()) {
                reader.fault("after", "wrong-type");
            }
            reader.requireNoFaults();
            DueReport report = due.run(dryRun, after, most);
            trail.tell(report.due().stream().map(DueReport.Due::patient).toList());
            return answer(report);
        });
    }

    private static Parameters answer(DueReport report) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("dry-run").setValue(new BooleanType(report.dryRun()));
        answer.addParameter().setName("patients").setValue(new IntegerType(report.patients()));
        answer.addParameter().setName("kept").setValue(new IntegerType(report.kept()));
        answer.addParameter().setName("untreated").setValue(new IntegerType(report.untreated()));
        report.next().ifPresent(next -> answer.addParameter().setName("next").setValue(new StringType(next)));
        report.due().forEach(each -> {
            ParametersParameterComponent line = answer.addParameter().setName("due");
            line.addPart().setName("patient").setValue(new Reference(each.patient()));
            each.report()
                    .keptUntil()
                    .ifPresent(day -> line.addPart().setName("kept-until").setValue(new DateType(day.toString())));
            each.report()
                    .shared()
                    .forEach(type -> line.addPart().setName("shared").setValue(new CodeType(type)));
        });
        addTypes(answer, report.types());
        return answer;
    }

    private static void addTypes(Parameters answer, Map<String, Integer> types) {
        types.forEach((type, count) -> {
            ParametersParameterComponent line = answer.addParameter().setName("resources");
            line.addPart().setName("type").setValue(new CodeType(type));
            line.addPart().setName("count").setValue(new IntegerType(count));
        });
    }

    private static Parameters answer(ErasureReport report) {
        Parameters answer = new Parameters();
        answer.addParameter()
                .setName("verdict")
                .setValue(new CodeType(report.verdict()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-')));
        answer.addParameter().setName("allowed").setValue(new BooleanType(report.isAllowed()));
        answer.addParameter()
                .setName("german")
                .setValue(new StringType(report.verdict().german()));
        answer.addParameter()
                .setName("english")
                .setValue(new StringType(report.verdict().english()));
        report.keptUntil()
                .ifPresent(day -> answer.addParameter().setName("kept-until").setValue(new DateType(day.toString())));
        report.law().forEach(law -> answer.addParameter().setName("law").setValue(new StringType(law)));
        addTypes(answer, report.types());
        report.shared().forEach(type -> answer.addParameter().setName("shared").setValue(new CodeType(type)));
        return answer;
    }
}
