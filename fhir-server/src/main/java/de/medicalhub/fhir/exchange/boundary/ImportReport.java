package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.exchange.control.ImportJobs;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UrlType;

/** An import in numbers, with the lines it refused. */
final class ImportReport {
    private static final int SHOWN = 100;
    private static final int PAGE = 1000;

    private ImportReport() {}

    /** The first refused lines stand in it, all of them behind the link {@code refusals}. */
    static Parameters of(ImportJob job, ImportJobs jobs, String address) {
        Parameters report = new Parameters();
        facts(job).forEach(report::addParameter);
        report.addParameter("refusals", new UrlType(address + "&_format=application/fhir%2Bndjson"));
        jobs.refusals(job.id(), 0, SHOWN).forEach(refusal -> fill(report.addParameter(), refusal));
        return report;
    }

    /** Several, in numbers only. */
    static Parameters of(List<ImportJob> jobs) {
        Parameters report = new Parameters();
        jobs.forEach(job -> {
            ParametersParameterComponent line = report.addParameter().setName("import");
            facts(job).forEach((name, value) -> line.addPart().setName(name).setValue(value));
        });
        return report;
    }

    private static Map<String, Type> facts(ImportJob job) {
        Map<String, Type> facts = new LinkedHashMap<>();
        facts.put("job", new StringType(job.id().toString()));
        facts.put("state", new CodeType(job.state().code()));
        facts.put("percent", new IntegerType(job.percent()));
        facts.put("lines", new IntegerType(job.lines()));
        facts.put("done", new IntegerType(job.done()));
        facts.put("stored", new IntegerType(job.stored()));
        facts.put("refused", new IntegerType(job.refused()));
        facts.put("created", new InstantType(Date.from(job.created())));
        job.ended().ifPresent(ended -> facts.put("ended", new InstantType(Date.from(ended))));
        return facts;
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
