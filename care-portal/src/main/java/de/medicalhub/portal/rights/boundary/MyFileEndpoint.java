package de.medicalhub.portal.rights.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.documents.DownloadName;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.RecordFile;
import de.medicalhub.portal.records.RecordFiles;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.rights.control.DocumentRows;
import de.medicalhub.portal.wording.Speaker;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * Downloads of patients: a document ({@code /my-documents/file?id=…}), everything ({@code /my-data/file?as=pdf|json}). Web.xml
 * demands the sign-in, the FHIR server decides what the reader gets.
 */
@WebServlet({"/my-documents/file", "/my-data/file"})
public class MyFileEndpoint extends HttpServlet {
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    @Inject
    private CurrentUser user;

    @Inject
    private Records records;

    @Inject
    private RecordFiles files;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean everything = request.getServletPath().startsWith("/my-data");
        try {
            if (everything) {
                download(all(request), DownloadName.on(speaker.key("download.my-data"), clock.instant()), response);
            } else {
                DocumentReference document = document(request);
                download(file(document), DownloadName.of(document, speaker.texts()), response);
            }
        } catch (HubException refused) {
            if (refused.kind() == ProblemKind.FAULT || refused.kind() == ProblemKind.UNAVAILABLE) {
                throw refused;
            }
            response.sendError(refused.kind().httpStatus());
        }
    }

    private static void download(RecordFile content, String name, HttpServletResponse response) throws IOException {
        try (content) {
            content.download(response, name);
        }
    }

    private RecordFile all(HttpServletRequest request) {
        Reader.require(user.isPatient());
        boolean pdf = "pdf".equals(request.getParameter("as"));
        return files.get(user.claims().fhirUser() + "/$my-data", pdf ? "application/pdf" : "application/fhir+json");
    }

    private DocumentReference document(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("id"))
                .filter(id -> id.matches(ID))
                .flatMap(id -> records.search("DocumentReference?_id=" + id).first(DocumentReference.class))
                .orElseThrow(MyFileEndpoint::absent);
    }

    private RecordFile file(DocumentReference document) {
        Attachment content = DocumentRows.best(document).orElseThrow(MyFileEndpoint::absent);
        String type = Objects.requireNonNullElse(content.getContentType(), "application/octet-stream");
        if (content.hasData()) {
            return new RecordFile(type, new ByteArrayInputStream(content.getData()));
        }
        String url = content.getUrl().replaceFirst("^.*/(Binary/)", "$1");
        if (!url.matches("Binary/" + ID)) {
            throw absent();
        }
        return files.get(url, type);
    }

    private static HubException absent() {
        return new HubException(ProblemKind.NOT_FOUND, "No such document, or not the reader's.");
    }
}
