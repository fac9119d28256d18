package de.medicalhub.fhir.mydata.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.mydata.control.Disclosure;
import de.medicalhub.fhir.mydata.control.MyData;
import de.medicalhub.fhir.mydata.control.Printer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code Patient/$my-data}: everything about me, as a Bundle or as a PDF. */
@Component
@FhirProvider
public class MyDataProvider {
    private static final String PDF = "application/pdf";
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

    private final MyData data;
    private final Disclosure disclosure;
    private final Printer printer;
    private final Access access;
    private final FhirContext context;
    private final Clock clock;

    MyDataProvider(
            MyData data, Disclosure disclosure, Printer printer, Access access, FhirContext context, Clock clock) {
        this.data = data;
        this.disclosure = disclosure;
        this.printer = printer;
        this.access = access;
        this.context = context;
        this.clock = clock;
    }

    /** Of the patient who is signed in; whoever names a patient must be that patient. */
    @Operation(name = "$my-data", type = Patient.class, idempotent = true, manualRequest = true, manualResponse = true)
    public void myData(
            @IdParam(optional = true) @Nullable IdType id,
            RequestDetails request,
            HttpServletRequest http,
            HttpServletResponse answer)
            throws IOException {
        String patient = id == null ? access.caller(request).fhirUser() : "Patient/" + id.getIdPart();
        MyData.Everything all = data.of(request, patient);
        answer.setHeader("Cache-Control", "no-store");
        String wanted = Objects.requireNonNullElse(
                http.getParameter(Constants.PARAM_FORMAT),
                Objects.requireNonNullElse(http.getHeader(Constants.HEADER_ACCEPT), ""));
        if (wanted.contains("pdf")) {
            answer.setContentType(PDF);
            answer.setHeader("Content-Disposition", "inline; filename=\"medical-hub-my-data.pdf\"");
            printer.print(disclosure.page(all, language(http.getHeader("Accept-Language"))), answer.getOutputStream());
            return;
        }
        boolean xml = wanted.contains("xml") && !wanted.contains("json");
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        answer.setContentType((xml ? Constants.CT_FHIR_XML_NEW : Constants.CT_FHIR_JSON_NEW) + ";charset=UTF-8");
        parser.encodeResourceToWriter(bundle(request, all), answer.getWriter());
    }

    private Bundle bundle(RequestDetails request, MyData.Everything all) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION).setTimestamp(Date.from(clock.instant()));
        Stream.of(all.resources(), all.named(), all.events())
                .flatMap(List::stream)
                .map(Resource.class::cast)
                .forEach(resource -> bundle.addEntry()
                        .setFullUrl(
                                request.getFhirServerBase() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                        .setResource(resource));
        if (all.isCut()) {
            bundle.addEntry().setResource(olderLeftOut());
        }
        return bundle;
    }

    private static OperationOutcome olderLeftOut() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                .setCode(OperationOutcome.IssueType.INCOMPLETE)
                .setDiagnostics("There are older AuditEvents about you: GET AuditEvent?patient=… gives all of them.");
        return outcome;
    }

    /** German unless the caller prefers English. */
    static Locale language(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return Locale.GERMAN;
        }
        try {
            return Objects.requireNonNullElse(
                    Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES), Locale.GERMAN);
        } catch (IllegalArgumentException unreadable) {
            return Locale.GERMAN;
        }
    }
}
