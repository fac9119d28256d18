package de.medicalhub.fhir.notice.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.notice.control.Notice;
import de.medicalhub.fhir.notice.control.TellConcerned;
import de.medicalhub.fhir.notice.control.TellNotices;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final int MOST_CASES = 50;
    private static final int MOST_KEYS = 50;
    private static final Pattern CASE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TellNotices notices;
    private final TellConcerned concerned;
    private final Trail trail;

    NoticeProvider(TellNotices notices, TellConcerned concerned, Trail trail) {
        this.trail = trail;
        this.notices = notices;
        this.concerned = concerned;
    }

    /** {@code GET Communication/$notices?since=…}, or {@code ?key=…&key=…}: which of those told before still hold. */
    @Operation(name = "$notices", type = Communication.class, idempotent = true)
    public Parameters notices(
            @OperationParam(name = "since") @Nullable InstantType since,
            @OperationParam(name = "key", max = MOST_KEYS) @Nullable List<StringType> keys) {
        if (keys != null && !keys.isEmpty()) {
            return holding(since, keys);
        }
        if (since == null || since.getValue() == null) {
            throw new InvalidRequestException("since is the moment (instant) from which on notices are asked for.");
        }
        TellNotices.Told told = recorded(notices.since(since.getValue().toInstant()));
        Parameters answer = new Parameters();
        answer.addParameter().setName("until").setValue(new InstantType(Date.from(told.until())));
        told.notices().forEach(notice -> write(notice, answer.addParameter().setName("notice")));
        return answer;
    }

    private TellNotices.Told recorded(TellNotices.Told told) {
        if (!told.patients().isEmpty()) {
            trail.tell(told.patients());
            trail.flush();
            notices.recorded(told);
        }
        return told;
    }

    private Parameters holding(@Nullable InstantType since, List<StringType> keys) {
        if (since != null || keys.size() > MOST_KEYS) {
            throw new InvalidRequestException("key is asked for without since; 1 to " + MOST_KEYS + " of them.");
        }
        Parameters answer = new Parameters();
        recorded(notices.holding(keys.stream()
                        .map(key -> Objects.toString(key.getValue(), ""))
                        .toList()))
                .notices()
                .forEach(notice -> write(notice, answer.addParameter().setName("notice")));
        return answer;
    }

    /** {@code GET Communication/$concerned?case=…&case=…}: whom these cases concern. */
    @Operation(name = "$concerned", type = Communication.class, idempotent = true)
    public Parameters concerned(@OperationParam(name = "case", max = MOST_CASES) @Nullable List<StringType> cases) {
        List<String> wanted = cases == null
                ? List.of()
                : cases.stream().map(StringType::getValue).distinct().toList();
        if (wanted.isEmpty() || wanted.size() > MOST_CASES || !wanted.stream().allMatch(NoticeProvider::isCase)) {
            throw new InvalidRequestException("case is the identifier of a case; 1 to " + MOST_CASES + " of them.");
        }
        Parameters answer = new Parameters();
        wanted.forEach(caseId -> {
            ParametersParameterComponent line = answer.addParameter().setName("case");
            part(line, "id", new StringType(caseId));
            concerned.of(caseId).forEach(one -> {
                if (one.startsWith("Patient/")) {
                    trail.tell(Set.of(one));
                }
                part(line, "concerns", new Reference(one));
            });
        });
        return answer;
    }

    private static boolean isCase(@Nullable String text) {
        return text != null && CASE.matcher(text).matches();
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
