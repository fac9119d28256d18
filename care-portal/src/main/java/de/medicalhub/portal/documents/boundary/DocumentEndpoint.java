package de.medicalhub.portal.documents.boundary;

import de.medicalhub.portal.documents.DownloadName;
import de.medicalhub.portal.documents.control.Papers;
import de.medicalhub.portal.records.Disposition;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;

/** {@code /document?id=…}: the content of a document (U7). Everybody signed in may call it; the FHIR server decides. */
@WebServlet("/document")
public class DocumentEndpoint extends HttpServlet {
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Objects.requireNonNullElse(request.getParameter("id"), "");
        Optional<DocumentReference> document = id.matches(ID)
                ? records.search("DocumentReference?_id=" + id).first(DocumentReference.class)
                : Optional.empty();
        Optional<Binary> content = document.stream()
                .flatMap(one -> Papers.attachments(one).stream())
                .filter(Attachment::hasUrl)
                .findFirst()
                .flatMap(attachment -> records.content(attachment.getUrl()));
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(content.get(), DownloadName.of(document.orElseThrow(), speaker.texts()), response);
    }

    private static void send(Binary content, String name, HttpServletResponse response) throws IOException {
        String mime = Objects.requireNonNullElse(content.getContentType(), "").replaceFirst(";.*$", "");
        String ending = Papers.ENDINGS.get(mime);
        boolean picture = ending != null && mime.startsWith("image/");
        response.setContentType(ending == null ? "application/octet-stream" : mime);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Content-Disposition",
                new Disposition(picture ? "inline" : "attachment", name + "." + (ending == null ? "bin" : ending))
                        .value());
        byte[] bytes = content.getData();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
