package de.medicalhub.portal.imports.control;

import de.medicalhub.common.problem.HubException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;

/** Where imports are received and worked off; asked in the user's name. */
public interface ImportServer {
    /** The user's own imports, the newest first. */
    Parameters list();

    /**
     * One of them.
     *
     * @throws HubException of kind NOT_FOUND if it is none
     */
    Parameters find(String job);

    /**
     * Brings a file.
     *
     * @param contentType of lines (NDJSON) or of a Bundle
     * @throws HubException of kind INVALID if it cannot be read as lines, nothing is then kept
     */
    void send(Supplier<InputStream> file, String contentType);

    /** Drops what is left of it. */
    void drop(String job);
}
