package de.medicalhub.common.testing;

import java.util.List;

/**
 * Browsers of tests film small pictures. A test asks whether pictures move, not how large they are, and each picture of 1280 by 720
 * that is packed and unpacked in software takes a good part of a processor from all else that the test waits for.
 */
public final class SmallCamera {
    /** To run before anything else in each page: whatever is wished of the camera, it films 320 by 240 points. */
    public static final String SCRIPT = """
            (() => {
              const devices = navigator.mediaDevices;
              if (!devices) return;
              const ask = devices.getUserMedia.bind(devices);
              devices.getUserMedia = (wishes) => ask(wishes?.video
                ? { ...wishes, video: { ...(wishes.video === true ? {} : wishes.video), width: 320, height: 240 } } : wishes);
            })();""";

    /**
     * What people in a call have allowed. A browser without windows asks nobody and films all the same, but one that was not allowed to
     * hides its addresses behind names, which the other browser looks up in vain on a busy machine.
     */
    public static final List<String> PERMISSIONS = List.of("camera", "microphone", "clipboard-read", "clipboard-write");

    private SmallCamera() {}
}
