package de.medicalhub.portal.imports.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.imports.control.FirstBytes;
import de.medicalhub.portal.imports.control.ImportServer;
import de.medicalhub.portal.imports.control.ReadImports;
import de.medicalhub.portal.imports.control.ReasonWords;
import de.medicalhub.portal.imports.entity.ImportRow;
import de.medicalhub.portal.imports.entity.RefusedLine;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports, how far they are, and what was refused (IM1 to IM5). */
@Named("imports")
@RequestScoped
public class ImportsPage {
    private static final String LINES = "application/fhir+ndjson";
    private static final long MOST_BYTES = 20L * 1024 * 1024;

    @Inject
    private ImportServer server;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private @Nullable Part file;
    private @Nullable List<ImportRow> rows;
    private @Nullable ImportRow chosen;

    /** For administrators only; for everybody else there is no such page. */
    public String open() {
        return Problems.open(() -> {
            requireAdmin();
            String job = getJob();
            if (!job.isEmpty()) {
                chosen = ReadImports.row(server.find(job));
            }
        });
    }

    private void requireAdmin() {
        if (!user.isAdmin()) {
            throw new HubException(ProblemKind.NOT_FOUND, "For administrators only.");
        }
    }

    /** Sends the file on; what was refused stays to be chosen anew. */
    public String send() {
        requireAdmin();
        Part given = file;
        if (given == null || given.getSize() == 0) {
            FormFaults.say("file", speaker.key("fault.file.missing"));
            return "";
        }
        if (given.getSize() > MOST_BYTES) {
            FormFaults.say("file", speaker.key("upload.refused.TOO_LARGE"));
            return "";
        }
        if (contentType(given).equals(LINES) && !areLines(given)) {
            FormFaults.say("file", speaker.key("imports.no-ndjson"));
            return "";
        }
        try {
            server.send(() -> content(given), contentType(given));
        } catch (HubException refused) {
            if (refused.kind() != ProblemKind.INVALID) {
                throw refused;
            }
            FormFaults.say(
                    "file", speaker.key(contentType(given).equals(LINES) ? "imports.no-lines" : "imports.unreadable"));
            return "";
        }
        return "/imports?faces-redirect=true&sent=1";
    }

    /** Lines, unless the name says that it is one Bundle. */
    private static String contentType(Part given) {
        String name =
                Objects.requireNonNullElse(given.getSubmittedFileName(), "").toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return "application/fhir+json";
        }
        return name.endsWith(".xml") ? "application/fhir+xml" : LINES;
    }

    private static boolean areLines(Part given) {
        try (InputStream begin = given.getInputStream()) {
            return FirstBytes.areLines(begin);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    private static InputStream content(Part given) {
        try {
            return given.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    /** Drops what is left of an import. */
    public String drop(String job) {
        requireAdmin();
        try {
            server.drop(job);
        } catch (HubException gone) {
            if (gone.kind() != ProblemKind.NOT_FOUND) {
                throw gone;
            }
        }
        return "/imports?faces-redirect=true";
    }

    public List<ImportRow> getRows() {
        List<ImportRow> known = rows;
        if (known == null) {
            known = user.isAdmin() ? ReadImports.rows(server.list()) : List.of();
            rows = known;
        }
        return known;
    }

    /** Whether the page must look again. */
    public boolean isRunning() {
        return getRows().stream().anyMatch(row -> !row.isDone());
    }

    /** The import that the address names. */
    public @Nullable ImportRow getChosen() {
        return chosen;
    }

    public String getJob() {
        return Optional.ofNullable(request.getParameter("job")).orElse("");
    }

    /** Whether a file has just been sent. */
    public boolean isSent() {
        return request.getParameter("sent") != null;
    }

    /** Why a line was refused, in the words of the page. */
    public String reason(RefusedLine line) {
        return speaker.say(ReasonWords.of(line.reason()));
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
