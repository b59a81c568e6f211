package volscope.sim.kernel;

/** An error number of Linux with its name's number and the C library's text. */
public enum Errno {
    EPERM(1, "Operation not permitted"), ENOENT(2, "No such file or directory"), EINTR(4, "Interrupted system call"), EIO(5,
            "Input/output error"), ENXIO(6, "No such device or address"), E2BIG(7, "Argument list too long"), EBADF(9,
                    "Bad file descriptor"), EAGAIN(11, "Resource temporarily unavailable"), ENOMEM(12, "Cannot allocate memory"), EACCES(13,
                            "Permission denied"), EFAULT(14, "Bad address"), ENOTBLK(15, "Block device required"), EBUSY(16,
                                    "Device or resource busy"), EEXIST(17, "File exists"), EXDEV(18,
                                            "Invalid cross-device link"), ENODEV(19, "No such device"), ENOTDIR(20,
                                                    "Not a directory"), EISDIR(21, "Is a directory"), EINVAL(22,
                                                            "Invalid argument"), ENOTTY(25,
                                                                    "Inappropriate ioctl for device"), EFBIG(27, "File too large"), ENOSPC(
                                                                            28,
                                                                            "No space left on device"), ESPIPE(29, "Illegal seek"), EROFS(
                                                                                    30,
                                                                                    "Read-only file system"), ERANGE(34,
                                                                                            "Numerical result out of range"), ENAMETOOLONG(
                                                                                                    36,
                                                                                                    "File name too long"), ENOSYS(38,
                                                                                                            "Function not implemented"), ENOTEMPTY(
                                                                                                                    39,
                                                                                                                    "Directory not empty"), ELOOP(
                                                                                                                            40,
                                                                                                                            "Too many levels of symbolic links"), EOVERFLOW(
                                                                                                                                    75,
                                                                                                                                    "Value too large for defined data type"), EOPNOTSUPP(
                                                                                                                                            95,
                                                                                                                                            "Operation not supported"), ENODATA(
                                                                                                                                                    61,
                                                                                                                                                    "No data available"), EUCLEAN(
                                                                                                                                                            117,
                                                                                                                                                            "Structure needs cleaning"), EHWPOISON(
                                                                                                                                                                    133,
                                                                                                                                                                    "Memory page has hardware error");

    private final int number;
    private final String text;

    Errno(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The positive number. */
    public int number() {
        return number;
    }

    /** What {@code strerror} says. */
    public String text() {
        return text;
    }
}
