package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.Uploads.File;
import de.medicalhub.portal.documents.Uploads.Sent;
import de.medicalhub.portal.documents.control.VirusScanner.Verdict;
import de.medicalhub.portal.wording.Phrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U4")
class ScanThenKeepTest {
    private static final Phrase NOT_SCANNED = Phrase.code("upload.refused", "NOT_SCANNED");
    private static final int SAFETY_SECONDS = 30;

    private final List<File> stored = new ArrayList<>();
    private final UploadTurns turns = new UploadTurns();

    @Test
    @DisplayName("what the scanner finds is refused, and so is everything about which it says nothing")
    void onlyWhatIsClean() throws IOException {
        byte[] pdf = pdf();
        assertThat(keep(saying(Verdict.INFECTED), sent(pdf))).contains(Phrase.code("upload.refused", "INFECTED"));
        assertThat(keep(saying(Verdict.UNREACHABLE), sent(pdf))).contains(NOT_SCANNED);
        assertThat(keep(saying(Verdict.UNDECIDED), sent(pdf))).contains(NOT_SCANNED);
        assertThat(stored).isEmpty();
        assertThat(keep(saying(Verdict.CLEAN), sent(pdf))).isEmpty();
        assertThat(keep(VirusScanner.none(), sent(pdf))).isEmpty();
        assertThat(stored).extracting(File::mime).containsExactly("application/pdf", "application/pdf");
    }

    @Test
    @DisplayName("while one file waits for its verdict, another one is kept")
    void theScannerHoldsUpNobody() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        VirusScanner slow = on(file -> {
            file.readAllBytes();
            asked.countDown();
            return answers.await(SAFETY_SECONDS, TimeUnit.SECONDS) ? Verdict.CLEAN : Verdict.UNDECIDED;
        });
        byte[] pdf = pdf();
        CompletableFuture<Optional<Phrase>> first = CompletableFuture.supplyAsync(() -> keep(slow, sent(pdf)));
        assertThat(asked.await(SAFETY_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(turns.inTurn(() -> "free")).contains("free");
        assertThat(keep(saying(Verdict.CLEAN), sent(pdf))).isEmpty();
        assertThat(first).isNotDone();
        assertThat(stored).hasSize(1);
        answers.countDown();
        assertThat(first.get(SAFETY_SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThat(stored).hasSize(2);
    }

    @Test
    @DisplayName("what is no longer the file that was scanned is not kept")
    void notWhatWasScanned() throws IOException {
        List<byte[]> contents = new ArrayList<>(List.of(pdf(), pdf(), pdf(new PDPage(), new PDPage())));
        Sent changing = new Sent(contents.get(0).length, () -> new ByteArrayInputStream(contents.remove(0)));
        assertThat(keep(saying(Verdict.CLEAN), changing)).contains(NOT_SCANNED);
        assertThat(stored).isEmpty();
    }

    @Test
    @DisplayName("what length and first bytes give away is said at once, without asking the scanner")
    void saidAtOnce() {
        VirusScanner never = on(file -> {
            throw new AssertionError("not to be asked");
        });
        assertThat(keep(never, sent("MZ program".getBytes(StandardCharsets.US_ASCII))))
                .contains(Phrase.code("upload.refused", "PROGRAM"));
        assertThat(keep(never, new Sent(ContentCheck.MOST_BYTES + 1L, InputStream::nullInputStream)))
                .contains(Phrase.code("upload.refused", "TOO_LARGE"));
        assertThat(keep(never, sent(new byte[0]))).contains(Phrase.code("upload.refused", "EMPTY"));
    }

    private Optional<Phrase> keep(VirusScanner scanner, Sent file) {
        return new ScanThenKeep(scanner, turns).keep(file, looked -> {
            stored.add(looked);
            return Optional.empty();
        });
    }

    private static Sent sent(byte[] file) {
        return new Sent(file.length, () -> new ByteArrayInputStream(file));
    }

    private static VirusScanner saying(Verdict verdict) {
        return on(file -> {
            file.readAllBytes();
            return verdict;
        });
    }

    /** How a scanner judges. */
    private interface Judgement {
        Verdict of(InputStream file) throws IOException, InterruptedException;
    }

    private static VirusScanner on(Judgement judgement) {
        return new VirusScanner() {
            @Override
            public Verdict scan(InputStream file) {
                try {
                    return judgement.of(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Verdict.UNDECIDED;
                }
            }

            @Override
            public boolean isOn() {
                return true;
            }
        };
    }

    private static byte[] pdf(PDPage... more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            for (PDPage page : more) {
                pdf.addPage(page);
            }
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }
}
