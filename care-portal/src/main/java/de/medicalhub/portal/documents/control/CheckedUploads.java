package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.wording.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every file passes the same check, whichever page it comes from. */
@RequestScoped
public class CheckedUploads implements Uploads {
    @Inject
    private VirusScanner scanner;

    @Inject
    private UploadTurns turns;

    @Override
    public Optional<Phrase> keep(Supplier<byte[]> file, Function<File, Optional<Phrase>> store) {
        return turns.inTurn(() -> look(file.get(), store)).orElseGet(() -> Optional.of(Phrase.of("fault.file.busy")));
    }

    private Optional<Phrase> look(byte[] file, Function<File, Optional<Phrase>> store) {
        Inspection looked = new ContentCheck(scanner).inspect(file);
        if (looked instanceof Inspection.Accepted accepted) {
            return store.apply(new File(accepted.type().mime(), accepted.content()));
        }
        Inspection.Refused refused = (Inspection.Refused) looked;
        return Optional.of(Phrase.code("upload.refused", refused.reason().name()));
    }

    @Override
    public boolean isScanning() {
        return scanner.isOn();
    }
}
