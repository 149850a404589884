"""Hardware reports of the practice machine, in the form that its tools print them."""

from __future__ import annotations

TARGET_ID = "PCI\\VEN_8086&DEV_10DE"
_TARGET = "Intel(R) 82567LM-3 Gigabit Network Connection"

_PNPUTIL = f"""\
Microsoft PnP Utility

Instance ID:                PCI\\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02\\3&11583659&0&C8
Device Description:         {_TARGET}
Class Name:                 Net
Class GUID:                 {{4d36e972-e325-11ce-bfc1-08002be10318}}
Manufacturer Name:          Intel
Status:                     Problem
Problem Code:               28 (0x1C) [CM_PROB_FAILED_INSTALL]
Problem Status:             0xC0000490
Hardware IDs:               PCI\\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02
                            PCI\\VEN_8086&DEV_10DE&SUBSYS_02761028
                            PCI\\VEN_8086&DEV_10DE&CC_020000
                            PCI\\VEN_8086&DEV_10DE&CC_0200
Compatible IDs:             PCI\\VEN_8086&DEV_10DE&REV_02
                            PCI\\VEN_8086&DEV_10DE
                            PCI\\VEN_8086&CC_020000
                            PCI\\VEN_8086&CC_0200
                            PCI\\VEN_8086
                            PCI\\CC_020000
                            PCI\\CC_0200

Instance ID:                ROOT\\KDNIC\\0000
Device Description:         Microsoft Kernel Debug Network Adapter
Class Name:                 Net
Class GUID:                 {{4d36e972-e325-11ce-bfc1-08002be10318}}
Manufacturer Name:          Microsoft
Status:                     Started
Driver Name:                kdnic.inf
Hardware IDs:               root\\kdnic

"""

_LSPCI = """\
00:00.0 Host bridge [0600]: Intel Corporation 4 Series Chipset DRAM Controller [8086:2e10] (rev 03)
00:02.0 VGA compatible controller [0300]: Intel Corporation 4 Series Chipset Integrated Graphics \
Controller [8086:2e12] (rev 03)
00:03.0 Communication controller [0780]: Intel Corporation 4 Series Chipset HECI Controller \
[8086:2e14] (rev 03)
00:19.0 Ethernet controller [0200]: Intel Corporation 82567LM-3 Gigabit Network Connection \
[8086:10de] (rev 02)
00:1a.0 USB controller [0c03]: Intel Corporation 82801JD/DO (ICH10 Family) USB UHCI Controller \
[8086:3a67] (rev 02)
00:1f.2 SATA controller [0106]: Intel Corporation 82801JD/DO (ICH10 Family) SATA AHCI Controller \
[8086:3a02] (rev 02)
"""


def reports() -> dict[str, bytes]:
    """The reports by file name: Windows' in its line ends, Linux's in its own."""
    return {
        "pnputil.txt": _PNPUTIL.replace("\n", "\r\n").encode("ascii"),
        "lspci.txt": _LSPCI.encode("ascii"),
    }
