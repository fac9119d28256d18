package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.exchange.control.ImportJobs;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;

/** An import in numbers, with the lines it refused. */
final class ImportReport {
    private static final int SHOWN = 100;
    private static final int PAGE = 1000;

    private ImportReport() {}

    /** The first refused lines stand in it, all of them behind the link {@code refusals}. */
    static Parameters of(ImportJob job, ImportJobs jobs, String address) {
        Parameters report = new Parameters();
        report.addParameter("job", new StringType(job.id().toString()));
        report.addParameter("state", new CodeType(job.state().code()));
        report.addParameter("percent", new IntegerType(job.percent()));
        report.addParameter("lines", new IntegerType(job.lines()));
        report.addParameter("done", new IntegerType(job.done()));
        report.addParameter("stored", new IntegerType(job.stored()));
        report.addParameter("refused", new IntegerType(job.refused()));
        report.addParameter("created", new InstantType(Date.from(job.created())));
        job.ended().ifPresent(ended -> report.addParameter("ended", new InstantType(Date.from(ended))));
        report.addParameter("refusals", new UrlType(address + "&_format=application/fhir%2Bndjson"));
        jobs.refusals(job.id(), 0, SHOWN).forEach(refusal -> fill(report.addParameter(), refusal));
        return report;
    }

    /** Each refused line as a line of its own. */
    static void writeRefusals(ImportJobs jobs, UUID job, FhirContext context, Writer out) throws IOException {
        int last = 0;
        List<Refusal> page = jobs.refusals(job, last, PAGE);
        while (!page.isEmpty()) {
            for (Refusal refusal : page) {
                Parameters line = new Parameters();
                fill(line.addParameter(), refusal);
                out.write(context.newJsonParser().encodeResourceToString(line) + "\n");
                last = refusal.line();
            }
            page = jobs.refusals(job, last, PAGE);
        }
        out.flush();
    }

    private static void fill(ParametersParameterComponent parameter, Refusal refusal) {
        parameter.setName("refusal");
        parameter.addPart().setName("line").setValue(new IntegerType(refusal.line()));
        if (!refusal.type().isEmpty()) {
            parameter.addPart().setName("type").setValue(new CodeType(refusal.type()));
        }
        if (!refusal.resource().isEmpty()) {
            parameter.addPart().setName("id").setValue(new StringType(refusal.resource()));
        }
        parameter.addPart().setName("reason").setValue(new StringType(refusal.reason()));
    }
}
