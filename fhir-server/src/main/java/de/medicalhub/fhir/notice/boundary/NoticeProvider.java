package de.medicalhub.fhir.notice.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.notice.control.Notice;
import de.medicalhub.fhir.notice.control.TellNotices;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has happened, for the notification service. Who may call it stands in the access table. */
@Component
@FhirProvider
public class NoticeProvider {
    private final TellNotices notices;

    NoticeProvider(TellNotices notices) {
        this.notices = notices;
    }

    /** {@code GET Communication/$notices?since=…}. */
    @Operation(name = "$notices", type = Communication.class, idempotent = true)
    public Parameters notices(@OperationParam(name = "since") @Nullable InstantType since) {
        if (since == null || since.getValue() == null) {
            throw new InvalidRequestException("since is the moment (instant) from which on notices are asked for.");
        }
        TellNotices.Told told = notices.since(since.getValue().toInstant());
        Parameters answer = new Parameters();
        answer.addParameter().setName("until").setValue(new InstantType(Date.from(told.until())));
        told.notices().forEach(notice -> write(notice, answer.addParameter().setName("notice")));
        return answer;
    }

    private static void write(Notice notice, ParametersParameterComponent line) {
        part(line, "key", new StringType(notice.key()));
        part(line, "kind", new CodeType(notice.kind().code()));
        part(line, "occurred", new InstantType(Date.from(notice.occurred())));
        part(line, "about", new Reference(notice.about()));
        notice.caseId().ifPresent(caseId -> part(line, "case", new StringType(caseId)));
        notice.from().ifPresent(from -> part(line, "from", new Reference(from)));
        notice.to().forEach(to -> part(line, "to", new Reference(to)));
    }

    private static void part(ParametersParameterComponent line, String name, Type value) {
        line.addPart().setName(name).setValue(value);
    }
}
