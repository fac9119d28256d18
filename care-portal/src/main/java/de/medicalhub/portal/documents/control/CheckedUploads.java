package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.wording.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** Every file passes the same check, whichever page it comes from. */
@RequestScoped
public class CheckedUploads implements Uploads {
    @Inject
    private VirusScanner scanner;

    @Inject
    private UploadTurns turns;

    @Override
    public Optional<Phrase> keep(Sent file, Function<File, Optional<Phrase>> store) {
        return new ScanThenKeep(scanner, turns).keep(file, store);
    }

    @Override
    public boolean isScanning() {
        return scanner.isOn();
    }
}
